import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { type ContentType, parseContentType } from './content-type.ts';
import { payloadOfFields } from './fields.ts';
import { innerPayload } from './inner-payload.ts';
import { findJsonFault } from './json/json-fault.ts';
import { nestsDeeperThan } from './json/nesting.ts';
import { nestingLimit, type Payload, readJson } from './json/read-json.ts';
import { readMultipart } from './read-multipart.ts';
import type { Rejection } from './rejection.ts';

export type Parsed = { readonly payload: Payload } | { readonly rejection: Rejection; readonly detail?: string };

const nowhere: readonly string[] = [];

/**
 * The payload of a delivery: JSON, or the fields of a form. A body that looks like JSON is read as JSON whatever its content type is,
 * because many senders give another type or none, and `curl -d` gives that of a form.
 * @param payloadIn names of the fields in which senders put the whole payload as JSON text, see `TypeDefinition.payloadIn`
 * @returns a promise for multipart forms only, because every delivery passes here
 */
export function parsePayload(
  body: Buffer,
  header: string | undefined,
  payloadIn: readonly string[] = nowhere
): Parsed | Promise<Parsed> {
  if (body.length === 0) {
    return { rejection: 'empty_body' };
  }
  const contentType = parseContentType(header);
  if (contentType.mediaType === 'multipart/form-data') {
    return parseMultipart(body, header as string, payloadIn);
  }
  const text = decode(body, contentType);
  if (typeof text !== 'string') {
    return text;
  }
  return contentType.mediaType === 'application/x-www-form-urlencoded' && !/^\s*[[{"]/.test(text)
    ? { payload: payloadOfFields(new URLSearchParams(text), payloadIn) }
    : parseText(text, payloadIn);
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

function parseText(text: string, payloadIn: readonly string[]): Parsed {
  if (text.trim() === '') {
    return { rejection: 'empty_body' };
  }
  try {
    const payload = readJson(text);
    return { payload: payloadIn.length === 0 ? payload : innerPayload(payload, payloadIn) };
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

async function parseMultipart(body: Buffer, header: string, payloadIn: readonly string[]): Promise<Parsed> {
  const form = await readMultipart(body, header, (field) => payloadIn.includes(field));
  return 'rejection' in form ? form : { payload: payloadOfFields(form.fields, payloadIn) };
}
