import { TemplateError } from '../../errors.ts';
import { codePointsOf } from '../characters.ts';

/** A specification of Python's format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */
export interface FormatSpec {
  /** One character. */
  readonly fill: string;
  /** Empty if it is not given. */
  readonly align: '<' | '>' | '^' | '=' | '';
  readonly sign: '+' | '-' | ' ' | '';
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** 0 if it is not given. */
  readonly width: number;
  readonly grouping: ',' | '_' | '';
  readonly precision: number | undefined;
  readonly type: string;
}

/**
 * @param typeName the type of the value, for messages
 * @param byDefault the type if none is given
 * @throws TemplateError (value)
 */
export function parseFormatSpec(spec: string, typeName: string, byDefault: string): FormatSpec {
  const [fillAndAlign, rest] = takeAlign(spec);
  const found = pattern.exec(rest);
  const groups = found?.groups;
  if (groups === undefined) {
    throw invalid(spec, typeName);
  }
  const { sign = '', z, alternate, width = '', grouping = '', precision, type = '' } = groups;
  // With an explicit filler, a zero is part of the width.
  const zero = fillAndAlign.fill === undefined && width.startsWith('0');
  if (precision === '.') {
    throw new TemplateError(
      'value',
      `the format '${spec}' lacks the digits of its precision; write them behind the point`
    );
  }
  const parsed: FormatSpec = {
    fill: fillAndAlign.fill ?? (zero ? '0' : ' '),
    align: fillAndAlign.align || (zero && byDefault !== 's' ? '=' : ''),
    sign: sign as FormatSpec['sign'],
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    width: toCount(width),
    grouping: groupingOf(grouping, spec),
    precision: precision === undefined ? undefined : toCount(precision.slice(1)),
    type: type || byDefault,
  };
  checkGrouping(parsed);
  return parsed;
}

const pattern =
  /^(?<sign>[-+ ]?)(?<z>z)?(?<alternate>#)?(?<width>\d*)(?<grouping>,?_?,?)(?<precision>\.\d*)?(?<type>[^]?)$/u;

type FillAndAlign = { readonly fill?: string; readonly align: FormatSpec['align'] };

function takeAlign(spec: string): [FillAndAlign, rest: string] {
  const [first = '', second = ''] = codePointsOf(spec.slice(0, 4));
  if (isAlign(second)) {
    return [{ fill: first, align: second }, spec.slice(first.length + 1)];
  }
  return isAlign(first) ? [{ align: first }, spec.slice(1)] : [{ align: '' }, spec];
}

function isAlign(character: string): character is '<' | '>' | '^' | '=' {
  return character !== '' && '<>^='.includes(character);
}

function toCount(digits: string): number {
  const count = Number(digits);
  if (count > Number.MAX_SAFE_INTEGER) {
    throw new TemplateError('value', 'a format has too many digits; use a smaller width or precision');
  }
  return count;
}

function groupingOf(grouping: string, spec: string): FormatSpec['grouping'] {
  if (grouping.length > 1) {
    throw new TemplateError('value', `the format '${spec}' groups digits with both , and _; use one of them`);
  }
  return grouping as FormatSpec['grouping'];
}

function checkGrouping({ grouping, type }: FormatSpec): void {
  if (grouping === '' || (type === '' ? true : 'deEfFgG%'.includes(type))) {
    return;
  }
  if (grouping === ',' || !'boxX'.includes(type)) {
    throw new TemplateError(
      'value',
      `digits of the format code ${type} cannot be grouped with ${grouping}; leave it out`
    );
  }
}

function invalid(spec: string, typeName: string): TemplateError {
  return new TemplateError(
    'value',
    `'${spec}' is no format for a ${typeName}; write, for example, >10 or .2f behind the colon`
  );
}
