import { TemplateError } from '../errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { floatRepr } from './numbers/decimal.ts';
import { spendOnInt } from './numbers/exact.ts';
import { protocolsOf } from './protocols.ts';
import { textRepr } from './text-repr.ts';
import { Callable, Dict, Float, Generator, List, Markup, Tuple, Undefined, type Value } from './value.ts';
import { DictView, Range } from './views.ts';

/**
 * Python's str(): how the value prints.
 * @throws TemplateError (type) for values that Python would print with a memory address
 */
export function toText(runtime: Runtime, value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  if (value instanceof Undefined) {
    return '';
  }
  if (value instanceof Markup) {
    return value.text;
  }
  if (value !== null && typeof value === 'object') {
    const text = protocolsOf(value).text?.(runtime);
    if (text !== undefined) {
      return text;
    }
  }
  return toRepr(runtime, value);
}

/** Python's repr(): how the value prints within a list or dict. */
export function toRepr(runtime: Runtime, value: Value): string {
  const writer = new Writer(runtime);
  writer.write(value);
  return writer.text;
}

/** How deep lists and dicts within each other are printed. */
const maxDepth = 500;

class Writer {
  text = '';
  readonly #runtime: Runtime;
  /** The lists and dicts that are being printed. One that contains itself prints as `[...]`. */
  readonly #open: Value[] = [];
  #counted = 0;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  write(value: Value): void {
    switch (typeof value) {
      case 'string':
        this.#append(textRepr(value));
        return;
      case 'boolean':
        this.#append(value ? 'True' : 'False');
        return;
      case 'number':
        this.#append(Number.isSafeInteger(value) ? String(value) : floatRepr(value));
        return;
      case 'bigint':
        spendOnInt(this.#runtime, value);
        this.#append(String(value));
        return;
      default:
        this.#writeObject(value);
    }
  }

  #writeObject(value: Exclude<Value, string | boolean | number | bigint>): void {
    if (value === null) {
      this.#append('None');
    } else if (value instanceof Float) {
      this.#append(floatRepr(value.value));
    } else if (value instanceof List) {
      this.#nested(value, '[...]', () => this.#sequence('[', value.items, ']'));
    } else if (value instanceof Tuple) {
      this.#nested(value, '(...)', () => this.#sequence('(', value.items, value.items.length === 1 ? ',)' : ')'));
    } else if (value instanceof Dict) {
      this.#nested(value, '{...}', () => this.#entries(value));
    } else if (value instanceof DictView) {
      this.#nested(value, '...', () => {
        this.#append(`${value.typeName}(`);
        this.#sequence('[', value.elements(), '])');
      });
    } else if (value instanceof Markup) {
      this.#append(`Markup(${textRepr(value.text)})`);
    } else if (value instanceof Range) {
      const { start, stop, step } = value;
      this.#append(step === 1n ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`);
    } else if (value instanceof Undefined) {
      this.#append('Undefined');
    } else {
      this.#append(protocolsOf(value).repr?.(this.#runtime) ?? refuse(value));
    }
  }

  #nested(value: Value, instead: string, write: () => void): void {
    if (this.#open.includes(value)) {
      this.#append(instead);
      return;
    }
    if (this.#open.length >= maxDepth) {
      throw new TemplateError(
        'limit',
        `lists and dicts are more than ${maxDepth} deep inside each other; print a part of them`
      );
    }
    this.#runtime.spend(1 + this.#open.length / 32);
    this.#open.push(value);
    write();
    this.#open.pop();
  }

  #sequence(start: string, items: Iterable<Value>, end: string): void {
    this.#append(start);
    let separator = '';
    for (const item of items) {
      this.#append(separator);
      this.write(item);
      separator = ', ';
    }
    this.#append(end);
  }

  #entries(dict: Dict): void {
    this.#append('{');
    let separator = '';
    for (const [key, value] of dict.entries()) {
      this.#append(separator);
      this.write(key);
      this.#append(': ');
      this.write(value);
      separator = ', ';
    }
    this.#append('}');
  }

  #append(text: string): void {
    this.text += text;
    this.#runtime.spend(1 + text.length / 8);
    if (this.text.length - this.#counted > charactersPerCount) {
      this.#runtime.makeText(this.text.length);
      this.#counted = this.text.length;
    }
  }
}

const charactersPerCount = 16_384;

function refuse(value: Value): never {
  if (value instanceof Callable) {
    throw new TemplateError('type', 'a function or method cannot be printed; call it with ()');
  }
  if (value instanceof Generator) {
    throw new TemplateError('type', 'a generator cannot be printed; use | list or | join first');
  }
  throw new TemplateError(
    'type',
    `a ${(value as { typeName: string }).typeName} cannot be printed; print a part of it`
  );
}

/** Escapes the value's text for HTML like markupsafe; markup stays as it is. */
export function escape(runtime: Runtime, value: Value): Markup {
  if (value instanceof Markup) {
    return value;
  }
  const text = toText(runtime, value);
  runtime.makeText(text.length);
  const escaped = escapeText(text);
  runtime.makeText(escaped.length);
  return new Markup(escaped);
}

export function escapeText(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => entities.get(character) as string);
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
  ['"', '&#34;'],
]);
