import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { fromJson } from '@bellhook/jinja';
import { type ContentType, parseContentType } from './content-type.ts';
import { findJsonFault } from './json/json-fault.ts';
import { nestsDeeperThan } from './json/nesting.ts';
import { nestingLimit, type Payload, readJson } from './json/read-json.ts';
import type { Rejection } from './rejection.ts';

export type Parsed = { readonly payload: Payload } | { readonly rejection: Rejection; readonly detail?: string };

/**
 * The payload of a delivery: JSON, or the fields of a form as an object of strings. The last value of a repeated field
 * counts. A body that looks like JSON is read as JSON whatever its content type is, because many senders give another type
 * or none, and `curl -d` gives that of a form.
 * @returns a promise for multipart forms only, because every delivery passes here
 */
export function parsePayload(body: Buffer, header: string | undefined): Parsed | Promise<Parsed> {
  if (body.length === 0) {
    return { rejection: 'empty_body' };
  }
  const contentType = parseContentType(header);
  if (contentType.mediaType === 'multipart/form-data') {
    return parseForm(body, header as string);
  }
  const text = decode(body, contentType);
  if (typeof text !== 'string') {
    return text;
  }
  return contentType.mediaType === 'application/x-www-form-urlencoded' && !/^\s*[[{"]/.test(text)
    ? fromFields(new URLSearchParams(text))
    : parseText(text);
}

function decode(body: Buffer, { charset }: ContentType): string | { rejection: Rejection } {
  if (charset === 'utf-8') {
    return isUtf8(body) ? withoutMark(body.toString()) : { rejection: 'invalid_text' };
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    return { rejection: 'unsupported_charset' };
  }
  try {
    return decoder.decode(body);
  } catch {
    return { rejection: 'invalid_text' };
  }
}

/** Removes the byte order mark that some senders put first. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function parseText(text: string): Parsed {
  if (text.trim() === '') {
    return { rejection: 'empty_body' };
  }
  try {
    return { payload: readJson(text) };
  } catch (error) {
    // If the text is too deep, its fault is not searched for, because the search is recursive.
    return nestsDeeperThan(text, nestingLimit)
      ? { rejection: 'too_deep' }
      : { rejection: 'invalid_json', detail: describeFault(text, error as Error) };
  }
}

/** If the grammar has no fault, an integer has too many digits, and the error says so. */
function describeFault(text: string, { message }: Error): string {
  const fault = findJsonFault(text);
  return fault === undefined ? message : `Line ${fault.line}, column ${fault.column}: expected ${fault.expected}.`;
}

async function parseForm(body: Buffer, header: string): Promise<Parsed> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': header } }).formData();
  } catch {
    return { rejection: 'invalid_form' };
  }
  const fields = [...form];
  return fields.every((field): field is [string, string] => typeof field[1] === 'string')
    ? fromFields(fields)
    : { rejection: 'file_upload' };
}

function fromFields(fields: Iterable<[string, string]>): Parsed {
  const object = Object.fromEntries(fields);
  return { payload: { value: fromJson(object), text: JSON.stringify(object), note: null } };
}
