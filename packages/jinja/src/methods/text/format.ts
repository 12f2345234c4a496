import { TemplateError } from '../../errors.ts';
import { Dict, Undefined } from '../../values/value.ts';
import { typeNameOf } from '../../values/type-name.ts';
import { type Method, type Methods, positional } from '../method.ts';
import { formatFields } from './format-fields.ts';
import type { TextMethod } from './text-method.ts';

/** `format` and `format_map` of Python's str. */
export const formatMethods: Methods = new Map<string, Method>([
  ['format', (runtime, self, args) => formatWith(false)(runtime, self as string, args)],
  ['format_map', (runtime, self, args) => formatMapWith(false)(runtime, self as string, args)],
]);

/** @param isMarkup whether what is put in is escaped */
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

/** @param isMarkup whether what is put in is escaped */
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
