import { Dict, List, parseJson, type Value } from '@bellhook/jinja';
import { escapeControls } from './escape-controls.ts';

/** Deepest nesting of a payload, in levels: code that walks one recursively must never meet thousands of them. */
export const nestingLimit = 100;

/** What a delivery says. */
export interface Payload {
  /** As templates see it; nothing of a number or of the order of keys is lost. */
  readonly value: Value;
  /** The JSON text of the value: as received, but for what had to be mended; for a form, that of its fields. */
  readonly text: string;
  /** What people should know of how it was read; null where there is nothing. */
  readonly note: string | null;
}

/** Some senders encode their JSON once too often, in every layer that it passes. */
const mostWrappings = 2;

const mended = 'The JSON had raw line breaks, tabs or other control characters in its strings, which were escaped.';

/**
 * Reads JSON, also as senders get it wrong where it has one meaning only: raw control characters in strings are
 * escaped, and an object or array that is wrapped in a string is unwrapped.
 * @throws what `parseJson` throws for the text as it is
 */
export function readJson(text: string): Payload {
  const payload = parse(text);
  return typeof payload.value === 'string' ? unwrap(payload) : payload;
}

function parse(text: string): Payload {
  try {
    return { value: parseJson(text, true, nestingLimit - 1), text, note: null };
  } catch (error) {
    const escaped = escapeControls(text);
    const value = escaped === undefined ? undefined : parseIfValid(escaped);
    if (escaped === undefined || value === undefined) {
      throw error;
    }
    return { value, text: escaped, note: mended };
  }
}

function parseIfValid(text: string): Value | undefined {
  try {
    return parseJson(text, true, nestingLimit - 1);
  } catch {
    return undefined;
  }
}

/** The object or array that the payload is the text of; the payload itself where it is another text. */
function unwrap(wrapped: Payload): Payload {
  let { value, text, note } = wrapped;
  for (let layer = 0; layer < mostWrappings && typeof value === 'string' && startsLikeJson.test(value); layer++) {
    try {
      const inner = parse(value.toWellFormed());
      note ??= inner.note;
      ({ value, text } = inner);
    } catch {
      return wrapped;
    }
  }
  return value instanceof Dict || value instanceof List ? { value, text, note } : wrapped;
}

const startsLikeJson = /^\s*[[{"]/;
