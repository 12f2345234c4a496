import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Place, Report } from './fault.ts';
import { toValue, ValueFault } from './to-value.ts';

/** The content of a YAML file, with the places of its values. */
export interface YamlFile {
  readonly value: unknown;
  /** The place of the value at the path, or of the nearest existing value around it. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/**
 * Reads a YAML file. Limits keep time and memory in bounds, whatever the file contains.
 * @returns undefined where it cannot be read; then at least one fault was reported
 */
export function readYaml(file: string, report: Report): YamlFile | undefined {
  const text = readText(file, report);
  if (text === undefined) {
    return undefined;
  }
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, orgId: null };
  };
  // `toValue` checks that keys are unique, because the library compares each key with all others.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  if (document.errors.length > 0) {
    for (const { pos, message } of document.errors.slice(0, faultLimit)) {
      report({ place: placeAt(pos[0]), message: describe(message) });
    }
    return undefined;
  }
  try {
    const value = toValue(document.contents);
    return { value, placeOf: (at) => ({ ...placeAt(offsetOf(document, at)), orgId: orgOf(value, at) }) };
  } catch (error) {
    if (error instanceof ValueFault) {
      report({ place: placeAt(error.offset), message: error.message });
      return undefined;
    }
    throw error;
  }
}

/** Maximum size of a file, in bytes. Integrations may be spread over several files. */
const sizeLimit = 1024 * 1024;

/** Most faults of a file's syntax that are told: one often brings many. */
const faultLimit = 20;

function readText(file: string, report: Report): string | undefined {
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) {
      throw new Error('it is not a file');
    }
    if (stat.size > sizeLimit) {
      throw new Error('it is larger than 1 MiB; split it into several files');
    }
    bytes = readFileSync(file);
  } catch (error) {
    report({ place: { file, line: 1, column: 1, orgId: null }, message: (error as Error).message });
    return undefined;
  }
  const text = bytes.toString();
  if (!isUtf8(bytes)) {
    const before = text.slice(0, text.indexOf('\uFFFD')).split('\n');
    const place = { file, line: before.length, column: (before.at(-1) as string).length + 1, orgId: null };
    report({ place, message: 'it is not UTF-8' });
    return undefined;
  }
  return text;
}

/** Some messages of the library end with the faulty text, which may be a secret. */
function describe(message: string): string {
  return /call stack/i.test(message) ? 'it is nested too deeply' : message.replace(/(: |\n)[\s\S]*$/, '');
}

/** The org of the entry of a list that the path leads into: org 1 where it names none, as in `provisioningFile`. */
function orgOf(value: unknown, [list, index]: readonly PropertyKey[]): number | null {
  const entries: unknown = list === undefined ? undefined : Object(value)[list];
  const entry: unknown = Array.isArray(entries) ? entries[index as number] : undefined;
  if (entry === null || typeof entry !== 'object') {
    return null;
  }
  const { orgId = 1 } = entry as { orgId?: unknown };
  return typeof orgId === 'number' && Number.isInteger(orgId) && orgId >= 1 ? orgId : null;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) {
      return node.range[0];
    }
  }
  return 0;
}
