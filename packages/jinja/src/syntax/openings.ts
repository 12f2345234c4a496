import { skipSpace, trimEnd } from './characters.ts';

/** The opening of a tag, at which plain text ends. */
export interface Opening {
  readonly kind: '{' | '%' | '#';
  readonly offset: number;
  /** Whether it removes the white space before it. */
  readonly trims: boolean;
  /** The index after its sign, if it has one. */
  readonly end: number;
}

/** The first `{{`, `{%` or `{#` at or after an index. */
export function findOpening(source: string, from: number): Opening | undefined {
  let offset = source.indexOf('{', from);
  while (offset >= 0) {
    const kind = source.charAt(offset + 1);
    if (kind === '{' || kind === '%' || kind === '#') {
      const sign = source.charAt(offset + 2);
      return { kind, offset, trims: sign === '-', end: offset + (sign === '-' || sign === '+' ? 3 : 2) };
    }
    offset = source.indexOf('{', offset + 1);
  }
  return undefined;
}

/** The index after the comment whose content begins there; undefined if it is never closed. */
export function findEndOfComment(source: string, from: number): number | undefined {
  const close = source.indexOf('#}', from);
  if (close < 0) {
    return undefined;
  }
  return close > from && source.charAt(close - 1) === '-' ? skipSpace(source, close + 2) : close + 2;
}

/** The start of the text of `{% raw %}`, if that is the tag whose content begins there. */
export function findStartOfRaw(source: string, from: number): number | undefined {
  const name = skipSpace(source, from);
  return source.startsWith('raw', name) ? readCloser(source, skipSpace(source, name + 3), '%}', false) : undefined;
}

/** The text up to the first `{% endraw %}`, and the end of that tag; undefined if there is none. */
export function readRaw(source: string, from: number): { readonly text: string; readonly end: number } | undefined {
  let close = source.indexOf('{%', from);
  while (close >= 0) {
    const sign = source.charAt(close + 2);
    const name = skipSpace(source, close + (sign === '-' || sign === '+' ? 3 : 2));
    const end = source.startsWith('endraw', name)
      ? readCloser(source, skipSpace(source, name + 6), '%}', true)
      : undefined;
    if (end !== undefined) {
      const text = source.slice(from, close);
      return { text: sign === '-' ? trimEnd(text) : text, end };
    }
    close = source.indexOf('{%', close + 1);
  }
  return undefined;
}

/**
 * The index after the end of a tag, its sign and the white space that the sign removes; undefined if there is no such end.
 * @param mayKeep whether the sign `+` is known
 */
export function readCloser(source: string, at: number, closer: '%}' | '}}', mayKeep: boolean): number | undefined {
  if (source.startsWith(closer, at)) {
    return at + 2;
  }
  if (!source.startsWith(closer, at + 1)) {
    return undefined;
  }
  const sign = source.charAt(at);
  if (sign === '-') {
    return skipSpace(source, at + 3);
  }
  return sign === '+' && mayKeep ? at + 3 : undefined;
}
