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
  new Inspection(usualDepth).inspect(value, 0);
  return toValue(value, frozen);
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
  const value: unknown = JSON.parse(text);
  const inspection = new Inspection(mostDepth);
  inspection.inspect(value, 0);
  return inspection.hasLost || (inspection.hasInts && wholeFloat.test(text))
    ? readJson(text, frozen)
    : toValue(value, frozen);
}

/** Finds floats that JSON.parse returns like ints, with a fraction of zeros or an exponent. False positives only cost time. */
const wholeFloat = /\d(?:\.0+(?:[,\]}\s]|$)|[eE][-+\d])/;

/** Notices when JSON.parse may have lost information. */
class Inspection {
  /** Whether there was a number that may have been a float. */
  hasInts = false;
  /** Whether the digits of a number or the order of keys may differ from the text. */
  hasLost = false;
  readonly #mostDepth: number;

  constructor(mostDepth: number) {
    this.#mostDepth = mostDepth;
  }

  inspect(value: unknown, depth: number): void {
    if (typeof value === 'number') {
      const isSafe = Number.isSafeInteger(value);
      this.hasInts ||= isSafe;
      this.hasLost ||= !isSafe && Number.isInteger(value);
    } else if (typeof value === 'object' && value !== null) {
      checkJsonDepth(depth, this.#mostDepth);
      if (Array.isArray(value)) {
        for (const item of value) {
          this.inspect(item, depth + 1);
        }
      } else {
        this.#inspectObject(value as Record<string, unknown>, depth);
      }
    }
  }

  #inspectObject(object: Record<string, unknown>, depth: number): void {
    let isFirst = true;
    for (const key in object) {
      // JavaScript moves keys that are array indices before all others.
      this.hasLost ||= isFirst && startsWithDigit.test(key);
      isFirst = false;
      this.inspect(object[key], depth + 1);
    }
  }
}

/** Converts what JSON.parse returns. */
function toValue(value: unknown, frozen: boolean): Value {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? normaliseInt(value) : makeFloat(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value as null | boolean | string;
  }
  return Array.isArray(value) ? new JsonList(value, frozen) : new JsonDict(value as Record<string, unknown>, frozen);
}

// What is in lists and dicts is converted when somebody asks for it: templates read little of a large payload, and a million
// values take far more time and memory than what they are made from.

class JsonList extends List {
  #array: readonly unknown[] | undefined;

  constructor(array: readonly unknown[], frozen: boolean) {
    super(undefined, frozen);
    this.#array = array;
  }

  protected override read(): Value[] {
    const items = this.#array?.map((item) => toValue(item, this.frozen));
    this.#array = undefined;
    return items ?? [];
  }
}

class JsonDict extends Dict {
  #object: Record<string, unknown> | undefined;

  constructor(object: Record<string, unknown>, frozen: boolean) {
    super([], frozen);
    this.#object = object;
  }

  protected override read(): Map<unknown, Value> {
    const values = new Map<unknown, Value>();
    for (const key in this.#object) {
      values.set(key, toValue(this.#object[key], this.frozen));
    }
    this.#object = undefined;
    return values;
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
