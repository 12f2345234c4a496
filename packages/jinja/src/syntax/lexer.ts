import { TemplateError } from '../errors.ts';
import type { Value } from '../values/value.ts';
import { skipSpace, trimEnd } from './characters.ts';
import { LiteralError, readFloat, readInteger, readString } from './literals.ts';
import { findEndOfComment, findOpening, findStartOfRaw, type Opening, readCloser, readRaw } from './openings.ts';
import { operators, type Token, type TokenKind } from './tokens.ts';

/** Splits a template into tokens, one at a time. White space within tags and comments are skipped. */
export class Lexer {
  readonly #source: string;
  #at = 0;
  #inside: 'text' | 'tag' | 'print' = 'text';
  /** The brackets that are open within the tag. */
  readonly #brackets: string[] = [];
  /** The beginning of a tag, found while its preceding text was returned. */
  #waiting: Token | undefined;

  /** @param source with normalised line ends */
  constructor(source: string) {
    this.#source = source;
  }

  /** The innermost bracket that is open. */
  get openBracket(): string | undefined {
    return this.#brackets.at(-1);
  }

  /** Returns the next token; at the end always a token of the kind `end`. @throws TemplateError (syntax), located */
  next(): Token {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      this.#waiting = undefined;
      return waiting;
    }
    return this.#inside === 'text' ? this.#nextOfText() : this.#nextOfTag();
  }

  #nextOfText(): Token {
    while (this.#at < this.#source.length) {
      const start = this.#at;
      const opening = findOpening(this.#source, start);
      const text = this.#source.slice(start, opening?.offset);
      const data = this.#token('data', start, opening?.trims === true ? trimEnd(text) : text);
      if (opening === undefined) {
        this.#at = this.#source.length;
        return data;
      }
      const next = this.#open(opening);
      if (data.text !== '') {
        this.#waiting = next;
        return data;
      }
      if (next !== undefined) {
        return next;
      }
    }
    return this.#token('end', this.#source.length, '');
  }

  /** Moves past the opening. Returns its token, or undefined for a comment. */
  #open({ kind, offset, end }: Opening): Token | undefined {
    if (kind === '#') {
      const close = findEndOfComment(this.#source, end);
      if (close === undefined) {
        throw this.#error('this comment is never closed; close it with #}', offset);
      }
      this.#at = close;
      return undefined;
    }
    const rawBody = kind === '%' ? findStartOfRaw(this.#source, end) : undefined;
    if (rawBody !== undefined) {
      const raw = readRaw(this.#source, rawBody);
      if (raw === undefined) {
        throw this.#error('the raw block that begins here is never closed; close it with {% endraw %}', offset);
      }
      this.#at = raw.end;
      return this.#token('data', rawBody, raw.text);
    }
    this.#at = end;
    this.#inside = kind === '%' ? 'tag' : 'print';
    return this.#token(kind === '%' ? 'tag_begin' : 'print_begin', offset, '');
  }

  #nextOfTag(): Token {
    this.#at = skipSpace(this.#source, this.#at);
    const offset = this.#at;
    if (offset >= this.#source.length) {
      return this.#token('end', offset, '');
    }
    if (this.#brackets.length === 0) {
      const isTag = this.#inside === 'tag';
      const end = readCloser(this.#source, offset, isTag ? '%}' : '}}', isTag);
      if (end !== undefined) {
        this.#at = end;
        this.#inside = 'text';
        return this.#token(isTag ? 'tag_end' : 'print_end', offset, '');
      }
    }
    return this.#readNumber(offset) ?? this.#readName(offset) ?? this.#readString(offset) ?? this.#readOperator(offset);
  }

  #readNumber(offset: number): Token | undefined {
    const unit = this.#source.charCodeAt(offset);
    if (unit < 0x30 || unit > 0x39) {
      return undefined;
    }
    // After a dot comes an index, as in x.1.5, so a fraction cannot follow.
    const float = this.#source.charAt(offset - 1) === '.' ? undefined : this.#match(floatPattern, offset);
    if (float !== undefined) {
      return this.#literal('float', offset, float, readFloat);
    }
    return this.#literal('integer', offset, this.#match(integerPattern, offset) ?? '', readInteger);
  }

  #readName(offset: number): Token | undefined {
    const name = this.#match(wordPattern, offset);
    if (name === undefined) {
      return undefined;
    }
    if (!namePattern.test(name)) {
      throw this.#error(`${name} is not a name; use letters, digits and _ only, and begin with a letter`, offset);
    }
    this.#at += name.length;
    return this.#token('name', offset, name);
  }

  #readString(offset: number): Token | undefined {
    const quote = this.#source.charAt(offset);
    if (quote !== '"' && quote !== "'") {
      return undefined;
    }
    let end = offset + 1;
    while (end < this.#source.length && this.#source.charAt(end) !== quote) {
      end += this.#source.charAt(end) === '\\' ? 2 : 1;
    }
    if (end >= this.#source.length) {
      throw this.#error(`the text that begins here is never closed; close it with ${quote}`, offset);
    }
    return this.#literal('string', offset, this.#source.slice(offset, end + 1), readString);
  }

  #literal(kind: TokenKind, offset: number, text: string, read: (text: string) => Value): Token {
    try {
      this.#at = offset + text.length;
      return { kind, text, value: read(text), offset };
    } catch (error) {
      throw error instanceof LiteralError ? this.#error(error.message, offset + error.offset) : error;
    }
  }

  #readOperator(offset: number): Token {
    const operator = operators.find((one) => this.#source.startsWith(one, offset));
    if (operator === undefined) {
      const character = String.fromCodePoint(this.#source.codePointAt(offset) ?? 0);
      throw this.#error(`${JSON.stringify(character)} means nothing here; leave it out or put it in quotes`, offset);
    }
    this.#balance(operator, offset);
    this.#at += operator.length;
    return this.#token(operator, offset, operator);
  }

  /** Within brackets, `}}` and `%}` do not end the tag, so brackets must match. */
  #balance(operator: string, offset: number): void {
    if (closers.has(operator)) {
      this.#brackets.push(operator);
    } else if (operator === ')' || operator === ']' || operator === '}') {
      const opener = this.#brackets.pop();
      if (opener === undefined) {
        throw this.#error(`this ${operator} closes nothing; leave it out, or open it before`, offset);
      }
      const closer = closers.get(opener);
      if (closer !== operator) {
        throw this.#error(`found ${operator} where ${closer ?? ''} has to close the ${opener} before`, offset);
      }
    }
  }

  #match(pattern: RegExp, offset: number): string | undefined {
    pattern.lastIndex = offset;
    return pattern.exec(this.#source)?.[0];
  }

  #token(kind: TokenKind, offset: number, text: string): Token {
    return { kind, text, value: null, offset };
  }

  #error(message: string, offset: number): TemplateError {
    return new TemplateError('syntax', message).locate(this.#source, offset);
  }
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

const floatPattern = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const integerPattern = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const wordPattern = /[\p{XID_Continue}\p{N}]+/uy;
const namePattern = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
