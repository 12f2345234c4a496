import { maxDigits, normaliseInt } from '../numbers/numbers.ts';
import { Dict, List, makeFloat, makeInt, type Value } from '../value.ts';
import { checkJsonDepth } from './json.ts';

/**
 * Reads JSON text that JSON.parse has accepted, without losing information.
 * @param frozen whether the value is read-only for templates
 * @throws {SyntaxError} for an int that is too long for Python
 * @throws TemplateError (limit) if it is nested too deeply
 */
export function readJson(text: string, frozen: boolean): Value {
  return new Reader(text, frozen).read(0);
}

const quote = 0x22;
const backslash = 0x5c;
const closingBrace = 0x7d;
const closingBracket = 0x5d;

/** Relies on valid text, and so checks only what it needs to distinguish tokens. */
class Reader {
  readonly #text: string;
  readonly #frozen: boolean;
  #at = 0;

  constructor(text: string, frozen: boolean) {
    this.#text = text;
    this.#frozen = frozen;
  }

  read(depth: number): Value {
    switch (this.#next()) {
      case quote:
        return this.#readText();
      case 0x7b:
        checkJsonDepth(depth);
        return this.#readObject(depth);
      case 0x5b:
        checkJsonDepth(depth);
        return this.#readArray(depth);
      case 0x74:
        this.#at += 4;
        return true;
      case 0x66:
        this.#at += 5;
        return false;
      case 0x6e:
        this.#at += 4;
        return null;
      default:
        return this.#readNumber();
    }
  }

  #readObject(depth: number): Dict {
    const dict = new Dict([], this.#frozen);
    this.#at++;
    while (this.#next() !== closingBrace) {
      const key = this.#readText();
      this.#next();
      // The colon.
      this.#at++;
      dict.set(key, this.read(depth + 1));
      this.#skipComma();
    }
    this.#at++;
    return dict;
  }

  #readArray(depth: number): List {
    const items: Value[] = [];
    this.#at++;
    while (this.#next() !== closingBracket) {
      items.push(this.read(depth + 1));
      this.#skipComma();
    }
    this.#at++;
    return new List(items, this.#frozen);
  }

  #readText(): string {
    const text = this.#text;
    const start = this.#at;
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) {
      end = text.indexOf('"', end + 1);
    }
    this.#at = end + 1;
    const inside = text.slice(start + 1, end);
    return inside.includes('\\') ? (JSON.parse(text.slice(start, end + 1)) as string) : inside;
  }

  #readNumber(): Value {
    number.lastIndex = this.#at;
    const [token = ''] = number.exec(this.#text) ?? [];
    this.#at += token.length;
    if (/[.eE]/.test(token)) {
      return makeFloat(Number(token));
    }
    if (token.length > maxDigits + 1 || (token.length > maxDigits && !token.startsWith('-'))) {
      throw new SyntaxError(`an int has more than ${maxDigits} digits; write it as a text`);
    }
    return token.length < 16 ? normaliseInt(Number(token)) : makeInt(BigInt(token));
  }

  #skipComma(): void {
    if (this.#next() === 0x2c) {
      this.#at++;
    }
  }

  /** Skips white space and returns the code of the next character. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code <= 0x20) {
      this.#at++;
      code = this.#text.charCodeAt(this.#at);
    }
    return code;
  }
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Whether an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === backslash) {
    start--;
  }
  return (at - start) % 2 === 1;
}
