import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { compare } from '../compare/compare.ts';
import { floatRepr } from '../numbers/decimal.ts';
import { spendOnInt } from '../numbers/exact.ts';
import { isFloat, isInt, toNumber } from '../numbers/numbers.ts';
import { typeNameOf } from '../protocols.ts';
import { Dict, List, Markup, Tuple, type Value } from '../value.ts';

export interface JsonOptions {
  /** Whether to sort the keys of dicts; an error if they have no order, as in Python. */
  readonly sortKeys?: boolean;
  /** Spaces per level; undefined for a single line. */
  readonly indent?: number | undefined;
  /** Whether to write non-ASCII characters as \uXXXX. */
  readonly asciiOnly?: boolean;
  /** Whether to write `<`, `>`, `&` and `'` as \uXXXX, as Jinja's tojson does. */
  readonly htmlSafe?: boolean;
  /** Between items, and between key and value. */
  readonly separators?: readonly [item: string, key: string];
}

/** Like Python's json.dumps(). @throws TemplateError (type) for values that JSON cannot represent, (limit) for too much data */
export function dumpJson(runtime: Runtime, value: Value, options: JsonOptions = {}): string {
  const writer = new JsonWriter(runtime, options);
  writer.write(value, 0);
  const text = writer.text;
  runtime.makeText(text.length);
  return options.htmlSafe === true ? escapeIn(runtime, text, /[<>&']/g) : text;
}

/** How deep lists and dicts within each other are written. */
const maxDepth = 500;

class JsonWriter {
  text = '';
  readonly #runtime: Runtime;
  readonly #options: JsonOptions;
  readonly #itemSeparator: string;
  readonly #keySeparator: string;
  #counted = 0;

  constructor(runtime: Runtime, options: JsonOptions) {
    this.#runtime = runtime;
    this.#options = options;
    const [item, key] = options.separators ?? [options.indent === undefined ? ', ' : ',', ': '];
    this.#itemSeparator = item;
    this.#keySeparator = key;
  }

  write(value: Value, depth: number): void {
    if (depth > maxDepth) {
      throw new TemplateError(
        'value',
        `lists and dicts are more than ${maxDepth} deep inside each other, or hold themselves; write a part of them`
      );
    }
    if (value === null) {
      this.#append('null');
    } else if (typeof value === 'boolean') {
      this.#append(value ? 'true' : 'false');
    } else if (typeof value === 'string' || value instanceof Markup) {
      this.#append(this.#quote(typeof value === 'string' ? value : value.text));
    } else if (isInt(value)) {
      spendOnInt(this.#runtime, value);
      this.#append(String(value));
    } else if (isFloat(value)) {
      this.#append(floatToken(toNumber(value)));
    } else if (value instanceof List || value instanceof Tuple) {
      this.#block('[', ']', value.items, depth, (item) => this.write(item, depth + 1));
    } else if (value instanceof Dict) {
      this.#block('{', '}', this.#entriesOf(value), depth, ([key, item]) => {
        this.#append(this.#quote(key) + this.#keySeparator);
        this.write(item, depth + 1);
      });
    } else {
      throw new TemplateError(
        'type',
        `a ${typeNameOf(value)} cannot be written as JSON; make a text, a list or a dict of it first`
      );
    }
  }

  #block<Item>(start: string, end: string, items: readonly Item[], depth: number, write: (item: Item) => void): void {
    const { indent } = this.#options;
    if (items.length === 0) {
      this.#append(start + end);
      return;
    }
    if (indent !== undefined) {
      this.#runtime.makeText(indent * (depth + 1));
    }
    const line = (level: number) => (indent === undefined ? '' : `\n${' '.repeat(Math.max(0, indent) * level)}`);
    const [inner, outer] = [line(depth + 1), line(depth)];
    this.#append(start);
    items.forEach((item, i) => {
      this.#append(i === 0 ? inner : this.#itemSeparator + inner);
      write(item);
    });
    this.#append(outer + end);
  }

  #entriesOf(dict: Dict): Array<[string, Value]> {
    const entries = [...dict.entries()];
    if (this.#options.sortKeys === true) {
      const size = entries.length;
      this.#runtime.spend(size * Math.ceil(Math.log2(size + 1)));
      entries.sort(([a], [b]) => (compare(this.#runtime, a, b, '<') ? -1 : compare(this.#runtime, b, a, '<') ? 1 : 0));
    }
    return entries.map(([key, value]) => [keyText(key), value]);
  }

  #quote(text: string): string {
    this.#runtime.spend(1 + text.length / 16);
    const quoted = JSON.stringify(text);
    // JSON.stringify escapes lone surrogates, as Python does for ASCII output, and does not escape U+007F, like Python.
    return this.#options.asciiOnly === true ? escapeIn(this.#runtime, quoted, /[\u007f-\uffff]/g) : quoted;
  }

  #append(text: string): void {
    this.text += text;
    this.#runtime.spend(1);
    if (this.text.length - this.#counted > charactersPerCount) {
      this.#runtime.makeText(this.text.length);
      this.#counted = this.text.length;
    }
  }
}

const charactersPerCount = 16_384;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function floatToken(value: number): string {
  return Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? floatRepr(value) : value > 0 ? 'Infinity' : '-Infinity';
}

/** Python writes keys other than texts as the JSON of their value. */
function keyText(key: Value): string {
  if (typeof key === 'string') {
    return key;
  }
  if (key instanceof Markup) {
    return key.text;
  }
  if (key === null) {
    return 'null';
  }
  if (typeof key === 'boolean') {
    return key ? 'true' : 'false';
  }
  if (isInt(key)) {
    return String(key);
  }
  if (isFloat(key)) {
    return floatToken(toNumber(key));
  }
  throw new TemplateError('type', `a ${typeNameOf(key)} cannot be a key in JSON; use a text`);
}

/** Writes each character that the pattern finds as \uXXXX. Such characters cost far more than others. */
function escapeIn(runtime: Runtime, text: string, pattern: RegExp): string {
  return text.replace(pattern, (character) => {
    runtime.spend(2);
    return toEscape(character);
  });
}
