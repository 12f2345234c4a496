import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength } from '../values/characters.ts';
import { compare } from '../values/compare/compare.ts';
import { typeNameOf } from '../values/protocols.ts';
import { toRepr } from '../values/text.ts';
import { Dict, List, Tuple, type Value } from '../values/value.ts';
import { wrapLiteral } from './pprint-text.ts';

/** The value as Python's pprint.pformat() lays it out: in one line where that fits, with the keys of dicts sorted. */
export function prettyPrint(runtime: Runtime, value: Value): string {
  const printer = new Printer(runtime);
  printer.print(value, { indent: 0, allowance: 0, level: 0 });
  runtime.makeText(printer.text.length);
  return printer.text;
}

/** The place at which a value is printed. */
interface Place {
  /** The column at which it begins. */
  readonly indent: number;
  /** How many characters follow it on its line, such as closing brackets. */
  readonly allowance: number;
  /** How deep it is. */
  readonly level: number;
}

const width = 80;

class Printer {
  text = '';
  readonly #runtime: Runtime;
  readonly #open = new Set<Value>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  print(value: Value, place: Place): void {
    if (place.level > maxDepth) {
      throw new TemplateError(
        'limit',
        `lists and dicts are more than ${maxDepth} deep inside each other; print a part`
      );
    }
    const repr = new ReprWriter(this.#runtime, this.#open).repr(value);
    if (codePointLength(repr) <= width - place.indent - place.allowance) {
      this.#write(repr);
      return;
    }
    if (typeof value === 'string') {
      this.#write(wrapLiteral(this.#runtime, value, width, place));
      return;
    }
    if (!isPlain(value) || this.#open.has(value)) {
      this.#write(repr);
      return;
    }
    this.#open.add(value);
    this.#printContainer(value, place);
    this.#open.delete(value);
  }

  #printContainer(value: List | Tuple | Dict, place: Place): void {
    if (value instanceof Dict) {
      this.#printEntries(value, place);
      return;
    }
    const [start, end] = value instanceof List ? ['[', ']'] : ['(', value.items.length === 1 ? ',)' : ')'];
    this.#write(start);
    value.items.forEach((item, i) =>
      this.#printItem(item, '', i === value.items.length - 1 ? end.length : undefined, place)
    );
    this.#write(end);
  }

  #printEntries(dict: Dict, place: Place): void {
    const entries = sortedEntries(this.#runtime, dict);
    this.#write('{');
    entries.forEach(([key, value], i) => {
      const name = `${new ReprWriter(this.#runtime, this.#open).repr(key)}: `;
      this.#printItem(value, name, i === entries.length - 1 ? 1 : undefined, place);
    });
    this.#write('}');
  }

  /**
   * Prints an element with the text before it on its line.
   * @param ending the length of the closing bracket after the last element; undefined for all others
   */
  #printItem(item: Value, name: string, ending: number | undefined, { indent, allowance, level }: Place): void {
    this.#write(name);
    this.print(item, {
      indent: indent + 1 + codePointLength(name),
      allowance: ending === undefined ? 1 : allowance + ending,
      level: level + 1,
    });
    if (ending === undefined) {
      this.#write(`,\n${' '.repeat(indent + 1)}`);
    }
  }

  #write(text: string): void {
    this.#runtime.spend(1 + text.length / 16);
    this.text += text;
  }
}

/** How deep lists and dicts within each other are printed. */
const maxDepth = 200;

/** Writes values as Python's repr() does, but with the keys of dicts sorted. */
class ReprWriter {
  readonly #runtime: Runtime;
  readonly #open: Set<Value>;

  /** @param open the lists and dicts around the value that are being printed */
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
function isPlain(value: Value): value is List | Tuple | Dict {
  // Tuples have such classes.
  return value instanceof List || value instanceof Dict || (value instanceof Tuple && value.constructor === Tuple);
}

/** The entries by their keys; keys that have no order among themselves, by the names of their types. */
function sortedEntries(runtime: Runtime, dict: Dict): Array<readonly [Value, Value]> {
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
