import { TemplateError } from '../../errors.ts';
import { normaliseInt } from '../numbers/numbers.ts';
import { Dict, List, makeFloat, type Value } from '../value.ts';
import { readJson } from './json-reader.ts';

export { dumpJson, type JsonOptions } from './json-writer.ts';

/**
 * What JSON.parse gives, as a value. What it did not keep is lost: see `parseJson`.
 * @param frozen whether templates may not change it
 * @throws TemplateError (limit) where it is too deep
 */
export function fromJson(value: unknown, frozen = true): Value {
  return new Converter(frozen, usualDepth).convert(value, 0);
}

/**
 * The JSON text as a value that has lost nothing: 1.0 is a float, ints are exact however long, keys stand in the order
 * of the text, and of a repeated key the last value counts, at the place of the first.
 * @param frozen whether templates may not change it
 * @param mostDepth how deep lists and dicts may be within each other; the outermost has a depth of 0
 * @throws {SyntaxError} JSON.parse's, and for an int that is longer than Python reads
 * @throws TemplateError (limit) where it is too deep
 */
export function parseJson(text: string, frozen = true, mostDepth = usualDepth): Value {
  const converter = new Converter(frozen, mostDepth);
  const value = converter.convert(JSON.parse(text), 0);
  return converter.hasLost || (converter.hasInts && wholeFloat.test(text)) ? readJson(text, frozen) : value;
}

/**
 * Finds floats that JSON.parse gives as if they were ints: with a fraction of zeros or an exponent. It finds some texts
 * that hold no such floats too, which only costs time.
 */
const wholeFloat = /\d(?:\.0+(?:[,\]}\s]|$)|[eE][-+\d])/;

/** Turns what JSON.parse gives into values, and sees where something may have been lost. */
class Converter {
  /** Whether there was a number that may have been a float. */
  hasInts = false;
  /** Whether the digits of a number or the order of keys may be others than those of the text. */
  hasLost = false;
  readonly #frozen: boolean;
  readonly #mostDepth: number;

  constructor(frozen: boolean, mostDepth: number) {
    this.#frozen = frozen;
    this.#mostDepth = mostDepth;
  }

  convert(value: unknown, depth: number): Value {
    if (typeof value === 'string') {
      return value;
    }
    if (typeof value === 'number') {
      return this.#number(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value as null | boolean;
    }
    checkJsonDepth(depth, this.#mostDepth);
    return Array.isArray(value)
      ? new List(
          value.map((item) => this.convert(item, depth + 1)),
          this.#frozen
        )
      : this.#dict(value as Record<string, unknown>, depth);
  }

  #number(value: number): Value {
    if (Number.isSafeInteger(value)) {
      this.hasInts = true;
      return normaliseInt(value);
    }
    this.hasLost ||= Number.isInteger(value);
    return makeFloat(value);
  }

  #dict(object: Record<string, unknown>, depth: number): Dict {
    const dict = new Dict([], this.#frozen);
    const keys = Object.keys(object);
    // JavaScript puts keys that are indices before all others.
    this.hasLost ||= startsWithDigit.test(keys[0] ?? '');
    for (const key of keys) {
      dict.set(key, this.convert(object[key], depth + 1));
    }
    return dict;
  }
}

const startsWithDigit = /^\d/;

/** How deep lists and dicts within each other are read, unless less is asked for; Python, too, gives up at about this depth. */
const usualDepth = 1000;

/**
 * @param depth of a list or dict; the outermost has 0
 * @throws TemplateError (limit) beyond what is read
 */
export function checkJsonDepth(depth: number, most = usualDepth): void {
  if (depth > most) {
    throw new TemplateError('limit', `JSON is more than ${most} levels deep; make it flatter`);
  }
}
