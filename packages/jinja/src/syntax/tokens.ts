import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';
import { Lexer } from './lexer.ts';

/** An open block. */
export interface OpenBlock {
  readonly name: string;
  readonly offset: number;
  /** The tags that can follow, the closing one last. */
  followers: readonly string[];
}

/** The tokens of a template for the parser, with its state. */
export class Tokens {
  readonly source: string;
  /** The blocks that are open, outermost first. */
  readonly openBlocks: OpenBlock[] = [];
  readonly #lexer: Lexer;
  readonly #nesting: number;
  #current: Token;
  #following: Token | undefined;
  #depth = 0;

  /**
   * @param source with normalised line ends
   * @param nesting how many brackets and blocks may be inside each other
   */
  constructor(source: string, nesting: number) {
    this.source = source;
    this.#nesting = nesting;
    this.#lexer = new Lexer(source);
    this.#current = this.#lexer.next();
  }

  get current(): Token {
    return this.#current;
  }

  /** The token after the current one. */
  get following(): Token {
    this.#following ??= this.#lexer.next();
    return this.#following;
  }

  /** Moves to the next token, and returns the one before. */
  take(): Token {
    const token = this.#current;
    this.#current = this.following;
    this.#following = undefined;
    return token;
  }

  is(kind: TokenKind): boolean {
    return this.#current.kind === kind;
  }

  isName(name: string): boolean {
    return this.#current.kind === 'name' && this.#current.text === name;
  }

  /** Consumes the current token if it is of that kind. */
  takeIf(kind: TokenKind): boolean {
    const fits = this.is(kind);
    if (fits) {
      this.take();
    }
    return fits;
  }

  takeIfName(name: string): boolean {
    const fits = this.isName(name);
    if (fits) {
      this.take();
    }
    return fits;
  }

  /** @throws TemplateError (syntax) if another token comes */
  expect(kind: TokenKind): Token {
    return this.is(kind) ? this.take() : this.#failExpecting(describeKind(kind));
  }

  /** @throws TemplateError (syntax) if another token comes */
  expectName(name: string): Token {
    return this.isName(name) ? this.take() : this.#failExpecting(name);
  }

  /** @param offset the position; by default that of the current token */
  fail(message: string, offset = this.#current.offset): never {
    throw new TemplateError('syntax', message).locate(this.source, offset);
  }

  /** Goes one bracket or block deeper. @throws TemplateError (limit) */
  enter(): void {
    this.#depth++;
    if (this.#depth > this.#nesting) {
      const message = `more than ${this.#nesting} brackets and blocks are inside each other; nest less deeply`;
      throw new TemplateError('limit', message).locate(this.source, this.#current.offset);
    }
  }

  leave(): void {
    this.#depth--;
  }

  #failExpecting(wanted: string): never {
    if (!this.is('end')) {
      return this.fail(`expected ${wanted}, but found ${describeToken(this.#current)}`);
    }
    const open = this.#lexer.openBracket;
    const missing = open === undefined ? `${wanted} is missing` : `the last ${open} is never closed`;
    return this.fail(`the template ends too early: ${missing}; add it`);
  }
}

/** A token of a template. */
export interface Token {
  readonly kind: TokenKind;
  /** The text as written; for `data`, the printed text. */
  readonly text: string;
  /** The value of a literal. */
  readonly value: Value;
  /** Its start in the source. */
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

type Operator = (typeof operators)[number];

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

/** Describes a kind of token in messages. */
function describeKind(kind: TokenKind): string {
  return names.get(kind) ?? kind;
}

/** Describes a token in messages. */
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
