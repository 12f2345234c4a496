import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { codePointLength } from '../values/code-points.ts';
import { Dict, List, type Tuple, type Value } from '../values/value.ts';
import { isPlain, maxDepth, ReprWriter, sortedEntries } from './pretty-repr.ts';
import { wrapLiteral } from './pretty-text.ts';

/** The value as Python's pprint.pformat() lays it out: in one line where that fits, with the keys of dicts sorted. */
export function prettyPrint(runtime: Runtime, value: Value): string {
  const printer = new Printer(runtime);
  printer.print(value, { indent: 0, allowance: 0, level: 0 });
  runtime.makeText(printer.text.length);
  return printer.text;
}

/** Where something is printed. */
interface Place {
  /** In which column it begins. */
  readonly indent: number;
  /** How many characters follow it in its line, such as closing brackets. */
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
   * An element with what stands before it in its line.
   * @param ending how long the closing bracket is after the last one; undefined for all others
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
