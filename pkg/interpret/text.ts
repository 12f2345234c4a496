import { canonicalJson, type JsonValue } from './json.ts';

/** Longest title and message that are kept, in UTF-16 units; the limits Grafana OnCall had. */
const titleLimit = 500;
const messageLimit = 50_000;

const urlLimit = 2048;

/** The value as one line of text for people, or null where there is nothing to show. */
export function titleText(value: JsonValue | undefined): string | null {
  return shorten(visibleText(value)?.replace(/\s+/g, ' ').trim() ?? null, titleLimit);
}

/** The value as text for people, line breaks kept, or null where there is nothing to show. */
export function messageText(value: JsonValue | undefined): string | null {
  return shorten(visibleText(value), messageLimit);
}

/** The value as a grouping key; missing, null and blank ones are no key. */
export function keyText(value: JsonValue | undefined): string | null {
  return visibleText(value);
}

/** The value if it is an http or https address; anything else could run as script where it is shown as a link. */
export function webAddress(value: JsonValue | undefined): string | null {
  if (typeof value !== 'string' || value.length > urlLimit || !URL.canParse(value)) {
    return null;
  }
  const url = new URL(value);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function visibleText(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.trim() === '' ? null : storable(text);
}

/** Databases keep neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

function shorten(text: string | null, limit: number): string | null {
  return text === null || text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
}
