import { type FieldName, fieldNames } from './fields.ts';

/** A part of the text, in UTF-16 units; `to` does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The text of a query, cut up. `word` is text to look for, `term` a field with a value. */
export type Token = Mark | TermToken;

export interface Mark extends Span {
  readonly kind: 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' | 'word';
}

export interface TermToken extends Span {
  readonly kind: 'term';
  /** Null where no field has this name. */
  readonly field: FieldName | null;
  /** `label` in `label.env=prod`. */
  readonly root: Span;
  /** `.env` in `label.env=prod`; empty in `state:firing`. */
  readonly path: Span;
  readonly operator: Span;
  readonly value: Span;
}

/** Cuts any text up, in linear time. Nothing is wrong here yet: a quote that does not end goes to the end of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = readToken(text, at);
    tokens.push(token);
    at = skipSpace(text, token.to);
  }
  return tokens;
}

/** What begins and ends quoted text. Phones write the slanting ones by themselves. */
export const quotes = '"“”„';

const marks = new Map<string | undefined, Mark['kind']>([
  ['(', 'open'],
  [')', 'close'],
  ['-', 'minus'],
]);

const keywords = new Map<string, Mark['kind']>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

function readToken(text: string, from: number): Token {
  const mark = marks.get(text[from]);
  if (mark !== undefined) {
    return { kind: mark, from, to: from + 1 };
  }
  const term = readTerm(text, from);
  if (term !== null) {
    return term;
  }
  const to = endOfValue(text, from);
  return { kind: keywords.get(text.slice(from, to).toLowerCase()) ?? 'word', from, to };
}

// A name without `.` in it that is no field is taken for one too where `:` or `=` follows: it is most likely misspelt.
const root = /[a-z_]+/iy;
const path = /(?:\.(?:"(?:[^"\\]|\\[^])*"|[^\s()"“”„.:=!<>[]*)|\[(?:"(?:[^"\\]|\\[^])*"|[^\s()"“”„.:=!<>\]]*)\]?)*/y;
const operator = /:?(?:[!=<>]=|[!=]~|[=<>])|:/y;

function readTerm(text: string, from: number): TermToken | null {
  const endOfRoot = endOfMatch(root, text, from);
  const endOfPath = endOfRoot === null ? null : endOfMatch(path, text, endOfRoot);
  const endOfOperator = endOfPath === null ? null : endOfMatch(operator, text, endOfPath);
  if (endOfRoot === null || endOfPath === null || endOfOperator === null) {
    return null;
  }
  const field = toField(text.slice(from, endOfRoot));
  if (field === null && /^[<>]/.test(text.slice(endOfPath))) {
    return null;
  }
  const to = endOfValue(text, endOfOperator);
  return {
    kind: 'term',
    from,
    to,
    field,
    root: { from, to: endOfRoot },
    path: { from: endOfRoot, to: endOfPath },
    operator: { from: endOfPath, to: endOfOperator },
    value: { from: endOfOperator, to },
  };
}

function toField(name: string): FieldName | null {
  const lower = name.toLowerCase();
  return fieldNames.find((field) => field === lower) ?? null;
}

function endOfMatch(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Where the value that begins here ends: at a space or parenthesis outside of quotes. */
function endOfValue(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s()]/.test(text.charAt(at))) {
    at = quotes.includes(text.charAt(at)) ? (endOfQuote(text, at) ?? text.length) : at + 1;
  }
  return at;
}

/** Behind the quote that ends the one at `from`; null where none does. */
export function endOfQuote(text: string, from: number): number | null {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (closes(text.charAt(from), text.charAt(at))) {
      return at + 1;
    }
  }
  return null;
}

/** Whether the second quote ends the first. */
function closes(opening: string, character: string): boolean {
  return opening === '"' ? character === '"' : quotes.includes(character);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) {
    at += 1;
  }
  return at;
}
