import { TemplateError } from '../errors.ts';
import { define } from '../filters/define.ts';
import { charactersIn, isText } from '../filters/text-value.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { dumpJson, type JsonOptions, parseJson } from '../values/json/json.ts';
import type { Value } from '../values/value.ts';

/** Filters that write and read JSON and base64. */
export const jsonFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('tojson_pretty', [], (runtime, value) => dump(runtime, value, { sortKeys: true, indent: 4 })),
  define('json_dumps', [], (runtime, value) => dump(runtime, value, { asciiOnly: true })),
  define('parse_json', [], (runtime, value) => (isText(value) ? readJson(runtime, charactersIn(value)) : null)),
  define('b64decode', [], (runtime, value) => (isText(value) ? decodeBase64(runtime, charactersIn(value)) : null)),
];

function dump(runtime: Runtime, value: Value, options: JsonOptions): Value {
  return noneForBadInput(() => dumpJson(runtime, value, options));
}

/** Parses a JSON text into a value that templates may change; null if it is invalid. */
function readJson(runtime: Runtime, text: string): Value {
  runtime.makeText(text.length);
  runtime.spend(text.length / 2);
  try {
    return parseJson(text, false);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}

/**
 * Decodes a UTF-8 text from base64. As in Python, invalid characters are skipped, and everything after a complete padding is
 * ignored.
 * @returns null if the text is not ASCII, lacks padding, or does not encode UTF-8
 */
function decodeBase64(runtime: Runtime, text: string): string | null {
  runtime.spend(1 + text.length / 4);
  const digits = /^[\x00-\x7f]*$/.test(text) ? digitsOf(text) : undefined;
  if (digits === undefined) {
    return null;
  }
  try {
    return decoder.decode(Buffer.from(digits, 'base64'));
  } catch {
    return null;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The digits before a complete padding. @returns undefined if the last group of four is incomplete */
function digitsOf(text: string): string | undefined {
  let digits = '';
  let padding = 0;
  for (const run of text.matchAll(/[A-Za-z0-9+/]+|=+/g)) {
    if (!run[0].startsWith('=')) {
      digits += run[0];
      padding = 0;
      continue;
    }
    padding += run[0].length;
    const inGroup = digits.length % 4;
    if (inGroup >= 2 && inGroup + padding >= 4) {
      return digits;
    }
  }
  return digits.length % 4 === 0 ? digits : undefined;
}

/** The result of an OnCall filter: None if the input has a wrong type or value. */
function noneForBadInput(compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TemplateError && (error.kind === 'type' || error.kind === 'value')) {
      return null;
    }
    throw error;
  }
}
