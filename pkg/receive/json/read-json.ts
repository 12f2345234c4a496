import { Dict, List, parseJson, type Value } from '@bellhook/jinja';
import { escapeControls } from './escape-controls.ts';

/** Maximum nesting of a payload, in levels. Code that walks a payload recursively must never meet thousands of levels. */
export const nestingLimit = 100;

/** The content of a delivery. */
export interface Payload {
  /** The value that templates see. Numbers keep all their digits, and keys keep their order. */
  readonly value: Value;
  /** The JSON text of the value, as received except for repairs; for a form, the JSON text of its fields. */
  readonly text: string;
  /** What people should know about how it was read; null if there is nothing to say. */
  readonly note: string | null;
}

/** Maximum number of strings around an object or array. Some senders encode their JSON again in every layer that it passes. */
const mostWrappings = 2;

const mended = 'The JSON had raw line breaks, tabs or other control characters in its strings, which were escaped.';

/**
 * Reads JSON, and repairs mistakes of senders that have only one meaning: raw control characters in strings are escaped, and
 * an object or array that is wrapped in a string is unwrapped.
 * @throws what `parseJson` throws for the unchanged text
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

/** Reads a text that is to hold an object or array. @returns undefined where it holds anything else */
export function readContainer(text: string): Payload | undefined {
  if (!startsContainer.test(text)) {
    return undefined;
  }
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

const startsContainer = /^\s*[[{]/;

/** The object or array that the payload's string contains; the payload itself if the string contains something else. */
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
