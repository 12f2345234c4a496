import type { Value } from '../values/value.ts';

/** A piece of a template. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; of `data`, what is printed. */
  readonly text: string;
  /** Of literals, what they mean. */
  readonly value: Value;
  /** Where it begins in the source. */
  readonly offset: number;
}

export type TokenKind =
  | 'data'
  | 'tag_begin'
  | 'tag_end'
  | 'print_begin'
  | 'print_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'end'
  | Operator;

export type Operator = (typeof operators)[number];

/** Longer ones first. */
export const operators = [
  '//',
  '**',
  '==',
  '!=',
  '>=',
  '<=',
  '+',
  '-',
  '/',
  '*',
  '%',
  '~',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '>',
  '<',
  '=',
  '.',
  ':',
  '|',
  ',',
  ';',
] as const;

/** A kind of token, for messages. */
export function describeKind(kind: TokenKind): string {
  return names.get(kind) ?? kind;
}

/** A token, for messages. */
export function describeToken(token: Token): string {
  return token.kind === 'name' || token.kind === 'string' || token.kind === 'integer' || token.kind === 'float'
    ? shorten(token.text)
    : describeKind(token.kind);
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

const names = new Map<TokenKind, string>([
  ['data', 'plain text'],
  ['tag_begin', '{%'],
  ['tag_end', '%}'],
  ['print_begin', '{{'],
  ['print_end', '}}'],
  ['name', 'a name'],
  ['string', 'a text'],
  ['integer', 'a number'],
  ['float', 'a number'],
  ['end', 'the end of the template'],
]);
