import { TemplateError } from '../../errors.ts';
import { normaliseInt } from '../numbers/numbers.ts';
import { Dict, List, makeFloat, type Value } from '../value.ts';
import { readJson } from './json-reader.ts';

export { dumpJson, type JsonOptions } from './json-writer.ts';

/**
 * Converts a result of JSON.parse into a value. Information that JSON.parse loses stays lost: see `parseJson`.
 * @param frozen whether it is read-only for templates
 * @throws TemplateError (limit) if it is nested too deeply
 */
export function fromJson(value: unknown, frozen = true): Value {
  return new Converter(frozen, usualDepth).convert(value, 0);
}

/**
 * Parses a JSON text without losing information: 1.0 is a float, ints of any length are exact, keys keep the order of the text,
 * and the last value of a repeated key wins, at the place of the first.
 *
 * @example
 * toText(runtime, parseJson('{"ratio": 1.0, "id": 12345678901234567890}')); // "{'ratio': 1.0, 'id': 12345678901234567890}"
 *
 * @param frozen whether it is read-only for templates
 * @param mostDepth how deep lists and dicts may be nested; the outermost has a depth of 0
 * @throws {SyntaxError} JSON.parse's, and for an int that is too long for Python
 * @throws TemplateError (limit) if it is nested too deeply
 */
export function parseJson(text: string, frozen = true, mostDepth = usualDepth): Value {
  const converter = new Converter(frozen, mostDepth);
  const value = converter.convert(JSON.parse(text), 0);
  return converter.hasLost || (converter.hasInts && wholeFloat.test(text)) ? readJson(text, frozen) : value;
}

/** Finds floats that JSON.parse returns like ints, with a fraction of zeros or an exponent. False positives only cost time. */
const wholeFloat = /\d(?:\.0+(?:[,\]}\s]|$)|[eE][-+\d])/;

/** Converts results of JSON.parse into values, and notices when information may have been lost. */
class Converter {
  /** Whether there was a number that may have been a float. */
  hasInts = false;
  /** Whether the digits of a number or the order of keys may differ from the text. */
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
    // JavaScript moves keys that are array indices before all others.
    this.hasLost ||= startsWithDigit.test(keys[0] ?? '');
    for (const key of keys) {
      dict.set(key, this.convert(object[key], depth + 1));
    }
    return dict;
  }
}

const startsWithDigit = /^\d/;

/** The default maximum nesting of lists and dicts. Python also stops at about this depth. */
const usualDepth = 1000;

/**
 * @param depth the depth of a list or dict, from 0
 * @throws TemplateError (limit) if it is too deep
 */
export function checkJsonDepth(depth: number, most = usualDepth): void {
  if (depth > most) {
    throw new TemplateError('limit', `JSON is more than ${most} levels deep; make it flatter`);
  }
}
