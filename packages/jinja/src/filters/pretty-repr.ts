import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { compare } from '../values/compare.ts';
import { toRepr } from '../values/text.ts';
import { typeNameOf } from '../values/type-name.ts';
import { Dict, List, Tuple, type Value } from '../values/value.ts';

/** How deep lists and dicts within each other are printed. */
export const maxDepth = 200;

/** Writes values as Python's repr() does, but with the keys of dicts sorted. */
export class ReprWriter {
  readonly #runtime: Runtime;
  readonly #open: Set<Value>;

  /** @param open what is being printed around the value */
  constructor(runtime: Runtime, open: ReadonlySet<Value>) {
    this.#runtime = runtime;
    this.#open = new Set(open);
  }

  repr(value: Value): string {
    if (!isPlain(value)) {
      const text = toRepr(this.#runtime, value);
      this.#runtime.spend(1 + text.length / 16);
      return text;
    }
    if (this.#open.has(value)) {
      return `<Recursion on ${value.typeName}>`;
    }
    if (this.#open.size >= maxDepth) {
      throw new TemplateError(
        'limit',
        `lists and dicts are more than ${maxDepth} deep inside each other; print a part`
      );
    }
    this.#open.add(value);
    const text = this.#container(value);
    this.#open.delete(value);
    this.#runtime.makeText(text.length);
    return text;
  }

  #container(value: List | Tuple | Dict): string {
    if (value instanceof Dict) {
      const entries = sortedEntries(this.#runtime, value).map(([key, item]) => `${this.repr(key)}: ${this.repr(item)}`);
      return `{${entries.join(', ')}}`;
    }
    const items = value.items.map((item) => this.repr(item)).join(', ');
    return value instanceof List ? `[${items}]` : `(${items}${value.items.length === 1 ? ',' : ''})`;
  }
}

/** Whether the value is a list, tuple or dict itself, and not of a class that prints in its own way. */
export function isPlain(value: Value): value is List | Tuple | Dict {
  const kind = typeof value === 'object' && value !== null ? value.constructor : undefined;
  return kind === List || kind === Tuple || kind === Dict;
}

/** The entries by their keys; keys that have no order among themselves, by the names of their types. */
export function sortedEntries(runtime: Runtime, dict: Dict): Array<readonly [Value, Value]> {
  runtime.makeElements(dict.size);
  return [...dict.entries()].sort(([a], [b]) => (isLess(runtime, a, b) ? -1 : 0));
}

function isLess(runtime: Runtime, a: Value, b: Value): boolean {
  try {
    return compare(runtime, a, b, '<');
  } catch (error) {
    if (error instanceof TemplateError && error.kind === 'type') {
      return typeNameOf(a) < typeNameOf(b);
    }
    throw error;
  }
}
