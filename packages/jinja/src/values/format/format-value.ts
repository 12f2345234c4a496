import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { codePointLength, codePointsOf } from '../characters.ts';
import { isFloat, isInt } from '../numbers/numbers.ts';
import { protocolsOf, typeNameOf } from '../protocols.ts';
import { toText } from '../text.ts';
import { Markup, type Value } from '../value.ts';
import { formatInt, formatNumberFloat } from './format-number.ts';
import { type FormatSpec, parseFormatSpec } from './spec-parser.ts';

/**
 * Python's format(): formats a value by the mini-language, such as `>10` or `,.2f`.
 * @throws TemplateError (value) for a specification that does not fit the value, (type) if the value takes none
 */
export function formatValue(runtime: Runtime, value: Value, spec: string): string {
  if (spec === '') {
    return toText(runtime, value);
  }
  if (typeof value === 'string' || value instanceof Markup) {
    return formatText(runtime, typeof value === 'string' ? value : value.text, parseFormatSpec(spec, 'str', 's'));
  }
  if (isInt(value)) {
    return formatInt(runtime, value, parseFormatSpec(spec, typeNameOf(value), 'd'));
  }
  if (isFloat(value)) {
    return formatNumberFloat(runtime, value, parseFormatSpec(spec, 'float', ''));
  }
  const formatted = protocolsOf(value).format?.(runtime, spec);
  if (formatted === undefined) {
    throw new TemplateError(
      'type',
      `a ${typeNameOf(value)} cannot be formatted with a specification; make a text of it first, with !s`
    );
  }
  return formatted;
}

function formatText(runtime: Runtime, text: string, spec: FormatSpec): string {
  const { precision, width, fill, align } = spec;
  const refused = spec.sign !== '' ? 'a sign' : spec.noNegativeZero ? 'z' : spec.alternate ? '#' : undefined;
  if (refused !== undefined || align === '=') {
    throw new TemplateError('value', `${refused ?? 'the alignment ='} is for numbers only; leave it out for a text`);
  }
  if (spec.type !== 's') {
    throw new TemplateError('value', `the format code ${spec.type} is not for texts; leave it out, or use s`);
  }
  runtime.spend(1 + text.length / 16);
  const cut =
    precision === undefined || precision >= text.length ? text : codePointsOf(text).slice(0, precision).join('');
  return pad(runtime, cut, width, fill, align === '' ? '<' : align);
}

/** Pads the text with the filler to the width. */
function pad(runtime: Runtime, text: string, width: number, fill: string, align: '<' | '>' | '^'): string {
  const missing = Math.max(0, width - codePointLength(text));
  runtime.makeText(text.length + missing);
  const left = align === '<' ? 0 : align === '>' ? missing : Math.floor(missing / 2);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}
