import { TemplateError } from '../errors.ts';
import { findMethod } from '../methods/index.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { getAttribute } from '../values/attributes.ts';
import { dumpJson } from '../values/json/json.ts';
import { isInt, toIndex } from '../values/numbers/numbers.ts';
import { isTrue, protocolsOf, typeNameOf } from '../values/protocols.ts';
import { textRepr } from '../values/text-repr.ts';
import { Dict, Markup, Undefined, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { prettyPrint } from './pprint.ts';
import { charactersIn, isText } from './text-value.ts';

/** Filters for any value. */
export const generalFilters: ReadonlyArray<readonly [string, Filter]> = [
  ...['default', 'd'].map((name) =>
    define(
      name,
      [
        ['default_value', ''],
        ['boolean', false],
      ],
      (_, value, [byDefault = null, boolean = null]) =>
        value instanceof Undefined || (isTrue(boolean) && !isTrue(value)) ? byDefault : value
    )
  ),
  define('attr', [['name']], (runtime, value, [name = null]) => {
    if (!isText(name)) {
      throw new TemplateError(
        'type',
        `the name of an attribute has to be a text, not a ${typeNameOf(name)}; put it in quotes`
      );
    }
    return attribute(runtime, value, charactersIn(name));
  }),
  define('pprint', [], prettyPrint),
  define('tojson', [['indent', null]], (runtime, value, [indent = null]) => {
    const options = { sortKeys: true, asciiOnly: true, htmlSafe: true };
    if (isText(indent)) {
      return new Markup(indentedBy(runtime, dumpJson(runtime, value, { ...options, indent: 1 }), charactersIn(indent)));
    }
    if (indent instanceof Undefined) {
      throw indent.error();
    }
    if (indent !== null && !isInt(indent)) {
      throw new TemplateError('type', 'the indent of the filter tojson has to be an int or a text; use | int first');
    }
    const spaces = indent === null ? undefined : toIndex(indent, 'the indent');
    return new Markup(dumpJson(runtime, value, { ...options, indent: spaces }));
  }),
];

/** The attribute, but never an item of that name. */
function attribute(runtime: Runtime, value: Value, name: string): Value {
  const isItem =
    value instanceof Dict &&
    !name.startsWith('_') &&
    findMethod(value, name) === undefined &&
    protocolsOf(value).attribute?.(runtime, name) === undefined;
  if (isItem) {
    return new Undefined(`a dict has no attribute ${textRepr(name)}; take its item with [${textRepr(name)}]`);
  }
  return getAttribute(runtime, value instanceof Dict && name.startsWith('_') ? new Dict() : value, name);
}

/** Indents JSON by a text instead of one space. Line breaks in JSON occur only between items, so each line begins one. */
function indentedBy(runtime: Runtime, json: string, indent: string): string {
  const lines = json.split('\n');
  const depths = lines.map((line) => line.search(/[^ ]|$/));
  runtime.makeText(json.length + depths.reduce((sum, depth) => sum + depth, 0) * indent.length);
  return lines.map((line, i) => indent.repeat(depths[i] ?? 0) + line.slice(depths[i])).join('\n');
}
