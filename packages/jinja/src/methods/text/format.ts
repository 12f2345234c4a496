import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { getAttribute, getItem } from '../../values/attributes.ts';
import { formatValue } from '../../values/format/format-value.ts';
import { typeNameOf } from '../../values/protocols.ts';
import { escapeText, toRepr, toText } from '../../values/text.ts';
import { asciiRepr } from '../../values/text-repr.ts';
import { Dict, Markup, Undefined, type Value } from '../../values/value.ts';
import { type Method, type Methods, positional, type TextMethod } from '../method.ts';
import { type Field, firstName, parseFields, stepsOf } from './format-parser.ts';

/** `format` and `format_map` of Python's str. */
export const formatMethods: Methods = new Map<string, Method>([
  ['format', (runtime, self, args) => formatWith(false)(runtime, self as string, args)],
  ['format_map', (runtime, self, args) => formatMapWith(false)(runtime, self as string, args)],
]);

/** @param isMarkup whether the values are escaped */
export function formatWith(isMarkup: boolean): TextMethod {
  return (runtime, text, { positional, named }) => {
    const byName = (name: string) => {
      const value = named.get(name);
      if (value === undefined) {
        throw new TemplateError('key', `format() was not given the argument ${name}; give it as ${name}=…`);
      }
      return value;
    };
    return formatFields(runtime, text, { positional, byName, isMarkup });
  };
}

/** @param isMarkup whether the values are escaped */
export function formatMapWith(isMarkup: boolean): TextMethod {
  return (runtime, text, args) => {
    const [map = null] = positional('format_map()', args, 1);
    const byName = (name: string) => {
      if (map instanceof Undefined) {
        throw map.error();
      }
      if (!(map instanceof Dict)) {
        throw new TemplateError('type', `format_map() needs a dict, not a ${typeNameOf(map)}; use format() for values`);
      }
      const value = map.get(name);
      if (value === undefined) {
        throw new TemplateError('key', `format_map() found no key ${name} in the dict; add it`);
      }
      return value;
    };
    return formatFields(runtime, text, { positional: [], byName, isMarkup });
  };
}

/** The values for the fields of a format. */
interface FieldValues {
  readonly positional: readonly Value[];
  /** @throws TemplateError (key, type) if there is none */
  readonly byName: (name: string) => Value;
  /** Whether the values are escaped. */
  readonly isMarkup: boolean;
}

/**
 * Fills the fields of a format such as `{0.name[key]!r:>10}`, like Jinja's sandbox: attributes and items are looked up as in
 * templates.
 * @throws TemplateError
 */
function formatFields(runtime: Runtime, format: string, values: FieldValues): string {
  return new Formatter(runtime, values).fill(format, 0);
}

/** How deep fields may be nested in the specifications of others. */
const maxDepth = 2;

/** The state of one formatting. */
class Formatter {
  readonly #runtime: Runtime;
  readonly #values: FieldValues;
  /** The number of the next automatically numbered field; undefined once a field has its own number. */
  #next: number | undefined = 0;

  constructor(runtime: Runtime, values: FieldValues) {
    this.#runtime = runtime;
    this.#values = values;
  }

  fill(format: string, depth: number): string {
    if (depth > maxDepth) {
      throw new TemplateError('value', 'the fields of a format are too deep inside each other; format in two steps');
    }
    this.#runtime.spend(1 + format.length / 4);
    let result = '';
    let counted = 0;
    for (const part of parseFields(format)) {
      result += typeof part === 'string' ? part : this.#format(part, depth);
      if (result.length > counted + charactersPerCount) {
        this.#runtime.makeText(result.length);
        counted = result.length;
      }
    }
    return result;
  }

  #format({ name, conversion, spec }: Field, depth: number): string {
    const value = convert(this.#runtime, this.#valueOf(this.#numbered(name)), conversion);
    const filled = this.fill(spec, depth + 1);
    if (!this.#values.isMarkup) {
      return formatValue(this.#runtime, value, filled);
    }
    if (value instanceof Markup) {
      if (filled !== '') {
        throw new TemplateError(
          'value',
          'markup cannot be formatted with a specification; use the filter string first'
        );
      }
      return value.text;
    }
    return escapeText(formatValue(this.#runtime, value, filled));
  }

  /** Completes an empty name with the next number. */
  #numbered(name: string): string {
    if (name !== '' && !/^\d+$/.test(name)) {
      return name;
    }
    const isNumbered = name !== '';
    if (isNumbered ? this.#next !== 0 && this.#next !== undefined : this.#next === undefined) {
      throw new TemplateError('value', 'a format has fields with and without numbers; give all of them one, or none');
    }
    if (isNumbered) {
      this.#next = undefined;
      return name;
    }
    const number = this.#next ?? 0;
    this.#next = number + 1;
    return String(number);
  }

  #valueOf(name: string): Value {
    let value = this.#first(firstName(name));
    for (const step of stepsOf(name)) {
      this.#runtime.spend(1);
      value = step.isAttribute
        ? getAttribute(this.#runtime, value, step.name)
        : getItem(this.#runtime, value, keyOf(step.name));
    }
    return value;
  }

  #first(name: string): Value {
    if (!/^\d+$/.test(name)) {
      return this.#values.byName(name);
    }
    const value = this.#values.positional[Number(name)];
    if (value === undefined) {
      throw new TemplateError('value', `format() was not given the argument number ${name}, counted from 0; give it`);
    }
    return value;
  }
}

/** The key in square brackets; digits are a position. @throws TemplateError (value) */
function keyOf(name: string): Value {
  if (!/^\d+$/.test(name)) {
    return name;
  }
  const position = Number(name);
  if (!Number.isSafeInteger(position)) {
    throw new TemplateError('value', 'a position in a format has too many digits; use a smaller one');
  }
  return position;
}

const charactersPerCount = 10_000;

function convert(runtime: Runtime, value: Value, conversion: string | undefined): Value {
  switch (conversion) {
    case undefined:
      return value;
    case 's':
      return toText(runtime, value);
    case 'r':
      return toRepr(runtime, value);
    case 'a':
      return asciiRepr(toRepr(runtime, value));
    default:
      throw new TemplateError('value', `!${conversion} is not a conversion; write !s, !r or !a`);
  }
}
