import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { isTrue, typeNameOf } from '../values/protocols.ts';
import { escape, toText } from '../values/text.ts';
import { textRepr } from '../values/text-repr.ts';
import { Dict, Markup, Undefined } from '../values/value.ts';
import { define } from './define.ts';
import { charactersIn, needText, softText, splitWords } from './text-value.ts';
import { unescape } from './unescape.ts';

/** Filters that escape HTML, mark it as safe, or remove it. */
export const markupFilters: ReadonlyArray<readonly [string, Filter]> = [
  define('escape', [], escape),
  define('e', [], escape),
  define('forceescape', [], (runtime, value) => escape(runtime, toText(runtime, value))),
  define('safe', [], (runtime, value) => new Markup(toText(runtime, value))),
  define('striptags', [], (runtime, value) => stripTags(runtime, charactersIn(softText(runtime, value)))),
  define('xmlattr', [['autospace', true]], (runtime, value, [autospace = null]) => {
    if (value instanceof Undefined) {
      throw value.error();
    }
    if (!(value instanceof Dict)) {
      throw new TemplateError(
        'type',
        `the filter xmlattr needs a dict, not a ${typeNameOf(value)}; give names and values`
      );
    }
    const attributes: string[] = [];
    let length = 1;
    for (const [key, item] of value.entries()) {
      if (item === null || item instanceof Undefined) {
        continue;
      }
      const name = needText(key, 'the name of an attribute');
      runtime.spend(1 + name.length / 16);
      if (/[ \t\n\r\f\v/>=]/.test(name)) {
        throw new TemplateError(
          'value',
          `the name ${textRepr(name.slice(0, 50))} of an attribute has a forbidden character; leave out spaces, /, > and =`
        );
      }
      const attribute = `${escape(runtime, key).text}="${escape(runtime, item).text}"`;
      length += attribute.length + 1;
      runtime.makeText(attribute.length);
      attributes.push(attribute);
    }
    runtime.makeText(length);
    const text = (isTrue(autospace) && attributes.length > 0 ? ' ' : '') + attributes.join(' ');
    return runtime.autoescape === true ? new Markup(text) : text;
  }),
];

/** The text of HTML: without comments and tags, white space as single spaces, and character references replaced. */
function stripTags(runtime: Runtime, html: string): string {
  runtime.spend(1 + html.length / 4);
  const text = splitWords(without(without(html, '<!--', '-->'), '<', '>')).join(' ');
  runtime.spend((text.split('&').length - 1) * stepsPerReference);
  return unescape(text);
}

/** An invalid reference is looked up with up to 32 lengths. */
const stepsPerReference = 20;

/** Removes everything from each start to the next end. A start without an end stays. */
function without(text: string, start: string, end: string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const from = text.indexOf(start, position);
    const to = from < 0 ? -1 : text.indexOf(end, from + start.length);
    if (to < 0) {
      return result + text.slice(position);
    }
    result += text.slice(position, from);
    position = to + end.length;
  }
}
