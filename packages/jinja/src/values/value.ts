import { TemplateError } from '../errors.ts';
import type { Arguments } from '../runtime/arguments.ts';
import type { Runtime } from '../runtime/runtime.ts';

/**
 * A value of a template: how Python's values are represented in JavaScript.
 *
 * | Python | JavaScript |
 * |---|---|
 * | None, bool, str | null, boolean, string |
 * | int | a number that is a safe integer, else a bigint |
 * | float | a number that is not a safe integer, else a `Float` (which distinguishes 1.0 from 1) |
 * | list, tuple, dict | `List`, `Tuple`, `Dict` |
 * | everything else | a class that extends `PyObject` |
 *
 * No plain JavaScript object, array or function is ever a value, so no prototype can be reached from a template.
 */
export type Value = null | boolean | number | bigint | string | PyObject;

/** A value of a type that JavaScript does not have. */
export abstract class PyObject {
  /** Python's name of the type, for messages. */
  abstract readonly typeName: string;
}

/** A float whose value is a safe integer, such as 1.0; `makeFloat` decides. */
export class Float extends PyObject {
  readonly typeName = 'float';
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }
}

/** Makes a float. */
export function makeFloat(value: number): Value {
  return Number.isSafeInteger(value) ? new Float(value) : value;
}

/** Makes an int. */
export function makeInt(value: bigint): Value {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Text that is marked as safe HTML. Text that is added to it is escaped, as in markupsafe. */
export class Markup extends PyObject {
  readonly typeName = 'Markup';
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A list. A frozen one belongs to the payload and cannot be changed. */
export class List extends PyObject {
  readonly typeName = 'list';
  readonly frozen: boolean;
  #items: Value[] | undefined;

  constructor(items: Value[] | undefined, frozen = false) {
    super();
    this.#items = items;
    this.frozen = frozen;
  }

  get items(): Value[] {
    return (this.#items ??= this.read());
  }

  /** The items of a list that was made without; they are asked for once. */
  protected read(): Value[] {
    return [];
  }
}

export class Tuple extends PyObject {
  readonly typeName = 'tuple';
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

/**
 * A dict: keeps the order of insertion. Keys are equal as in Python, so 1, 1.0 and True are one key.
 * A frozen one belongs to the payload and cannot be changed.
 */
export class Dict extends PyObject {
  readonly typeName = 'dict';
  readonly frozen: boolean;
  /** By a hash that is equal for equal keys. */
  #known: Map<unknown, Value> | undefined;
  /** The keys that differ from their hash, such as True, whose hash is 1. */
  #keys: Map<unknown, Value> | undefined;
  #tupleKeys: Map<string, object> | undefined;

  constructor(entries: Iterable<readonly [Value, Value]> = [], frozen = false) {
    super();
    for (const [key, value] of entries) {
      this.set(key, value);
    }
    this.frozen = frozen;
  }

  get size(): number {
    return this.#values.size;
  }

  get #values(): Map<unknown, Value> {
    return (this.#known ??= this.read());
  }

  /** What is in a dict that was made without entries; it is asked for once. */
  protected read(): Map<unknown, Value> {
    return new Map();
  }

  /** @throws TemplateError if the key is not hashable, like all methods here */
  get(key: Value): Value | undefined {
    return this.#values.get(typeof key === 'string' ? key : this.#hash(key));
  }

  has(key: Value): boolean {
    return this.#values.has(this.#hash(key));
  }

  /** The caller must check first whether the dict is frozen. */
  set(key: Value, value: Value): void {
    const hash = typeof key === 'string' ? key : this.#hash(key);
    if (hash !== key && !this.#values.has(hash)) {
      this.#keys ??= new Map();
      this.#keys.set(hash, key);
    }
    this.#values.set(hash, value);
  }

  delete(key: Value): boolean {
    const hash = this.#hash(key);
    this.#keys?.delete(hash);
    return this.#values.delete(hash);
  }

  clear(): void {
    this.#values.clear();
    this.#keys = undefined;
  }

  entries(): IterableIterator<readonly [key: Value, value: Value]> {
    // All keys equal their hashes if no others are recorded.
    return this.#keys === undefined ? (this.#values as Map<Value, Value>).entries() : this.#entriesByKey();
  }

  *#entriesByKey(): IterableIterator<readonly [key: Value, value: Value]> {
    for (const [hash, value] of this.#values) {
      yield [this.#keys?.get(hash) ?? (hash as Value), value];
    }
  }

  /** A hash that is equal for equal keys and different for all others. */
  #hash(key: Value): unknown {
    if (key instanceof Tuple) {
      const text = tupleHash(key);
      this.#tupleKeys ??= new Map();
      const known = this.#tupleKeys.get(text) ?? {};
      this.#tupleKeys.set(text, known);
      return known;
    }
    return simpleHash(key);
  }
}

function simpleHash(key: Value): unknown {
  if (typeof key === 'boolean') {
    return Number(key);
  }
  if (key instanceof Float) {
    return key.value;
  }
  if (key instanceof Markup) {
    return key.text;
  }
  if (key instanceof List || key instanceof Dict) {
    throw new TemplateError('type', `a ${key.typeName} cannot be a key of a dict; use a text or a number`);
  }
  return key;
}

/** How deep tuples in a key may be nested, and how long the key's text may be. */
const maxKeyDepth = 20;
const maxKeyLength = 10_000;

function tupleHash(tuple: Tuple, depth = 1): string {
  if (depth > maxKeyDepth) {
    throw new TemplateError('limit', `tuples in a key are more than ${maxKeyDepth} deep inside each other; use a text`);
  }
  let text = '(';
  for (const item of tuple.items) {
    text += item instanceof Tuple ? tupleHash(item, depth + 1) : partHash(item);
    text += ',';
    if (text.length > maxKeyLength) {
      throw new TemplateError(
        'limit',
        `a tuple is longer than ${maxKeyLength} characters, too long for a key; use a text`
      );
    }
  }
  return `${text})`;
}

function partHash(item: Value): string {
  const hash = simpleHash(item);
  if (hash instanceof PyObject) {
    throw new TemplateError('type', `a ${hash.typeName} cannot be part of a key of a dict; use texts and numbers`);
  }
  return `${typeof hash} ${typeof hash === 'string' ? JSON.stringify(hash) : String(hash)}`;
}

/**
 * The value of a missing name, attribute or item. It prints as nothing, is false and has no elements; most other uses throw its
 * `error`.
 */
export class Undefined extends PyObject {
  readonly typeName = 'Undefined';
  readonly #message: string;
  readonly #kind: 'undefined' | 'security';

  /** @param message what is missing and what to do, such as `'foo' is not defined; …` */
  constructor(message: string, kind: 'undefined' | 'security' = 'undefined') {
    super();
    this.#message = message;
    this.#kind = kind;
  }

  /** Whether it stands for something that is forbidden to templates. */
  get isUnsafe(): boolean {
    return this.#kind === 'security';
  }

  error(): TemplateError {
    return new TemplateError(this.#kind, this.#message);
  }
}

/** A value that can be called: a macro, a method, a global function. */
export abstract class Callable extends PyObject {
  readonly typeName: string = 'function';
  abstract call(runtime: Runtime, args: Arguments): Value;
}

/** The result of `map`, `select` and the like: elements that are produced lazily, once. */
export class Generator extends PyObject {
  readonly typeName = 'generator';
  readonly iterator: Iterator<Value>;

  constructor(iterable: Iterable<Value>) {
    super();
    this.iterator = iterable[Symbol.iterator]();
  }
}
