import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { isInt, toSize } from '../numbers/numbers.ts';
import { typeNameOf } from '../protocols.ts';
import { textRepr } from '../text-repr.ts';
import { Dict, List, Tuple, Undefined, type Value } from '../value.ts';
import { Range } from '../views.ts';
import { formatDirective } from './percent-directive.ts';

/**
 * Python's `format % argument`, as in `'%s is %d' % (name, count)`.
 * @param isMarkup whether the values are escaped
 * @throws TemplateError (type, value, key, overflow)
 */
export function percentFormat(runtime: Runtime, format: string, argument: Value, isMarkup = false): string {
  const values = new Values(argument);
  runtime.spend(1 + format.length / 16);
  let result = '';
  let at = 0;
  for (let percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
    result += format.slice(at, percent);
    at = percent + 1;
    if (format[at] === '%') {
      result += '%';
      at++;
      continue;
    }
    if (format[at] === '(') {
      values.refuseKeys();
      const end = endOfKey(format, at);
      values.choose(format.slice(at + 1, end - 1));
      at = end;
    }
    pattern.lastIndex = at;
    const [all = '', flags = '', width = '', precision, code] = pattern.exec(format) ?? [];
    at += all.length;
    const text = replace(runtime, values, { flags, width, precision, code }, isMarkup);
    runtime.makeText(result.length + text.length > charactersUncounted ? result.length + text.length : text.length);
    result += text;
  }
  values.refuseSurplus();
  return result + format.slice(at);
}

/** Flags, width, precision, a length that is ignored, and the code. */
const pattern = /([-+ #0]*)(\*|\d*)(\.(?:\*|\d*))?[hlL]?([^])?/uy;

const charactersUncounted = 10_000;

interface Parts {
  readonly flags: string;
  readonly width: string;
  /** With its leading point. */
  readonly precision: string | undefined;
  readonly code: string | undefined;
}

function replace(
  runtime: Runtime,
  values: Values,
  { flags, width, precision, code }: Parts,
  isMarkup: boolean
): string {
  const columns = width === '*' ? values.nextInt('width') : toCount(width);
  const digits = precision === '.*' ? values.nextInt('precision') : toCount(precision?.slice(1) ?? '');
  if (code === undefined) {
    throw new TemplateError('value', 'a format ends within what follows its %; write %% for a percent sign');
  }
  return formatDirective(runtime, values.next(), {
    code,
    isLeft: flags.includes('-') || columns < 0,
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
    alternate: flags.includes('#'),
    zero: flags.includes('0'),
    width: Math.abs(columns),
    precision: precision === undefined ? undefined : Math.max(0, digits),
    isMarkup,
  });
}

/** The operand on the right of the `%`. */
class Values {
  readonly #argument: Value;
  readonly #isMapping: boolean;
  #values: readonly Value[];
  #next = 0;

  constructor(argument: Value) {
    this.#argument = argument;
    // The value in which keys can be looked up, if any.
    this.#isMapping = [Dict, List, Range, Undefined].some((type) => argument instanceof type);
    this.#values = argument instanceof Tuple ? argument.items : [argument];
  }

  next(): Value {
    const value = this.#values[this.#next++];
    if (value === undefined) {
      throw new TemplateError('type', 'a format has more places than there are values; give a value for each');
    }
    return value;
  }

  nextInt(what: string): number {
    const value = this.next();
    if (!isInt(value)) {
      throw new TemplateError('type', `the ${what} given for * has to be an int, not a ${typeNameOf(value)}`);
    }
    return toSize(value, `the ${what} given for *`);
  }

  /** @throws TemplateError (type) if it has no keys */
  refuseKeys(): void {
    if (!this.#isMapping) {
      throw new TemplateError('type', needsDict);
    }
  }

  /** Makes the value of that key the next one. */
  choose(key: string): void {
    const argument = this.#argument;
    if (argument instanceof Undefined) {
      throw argument.error();
    }
    if (!(argument instanceof Dict)) {
      throw new TemplateError('type', needsDict);
    }
    const value = argument.get(key);
    if (value === undefined) {
      throw new TemplateError('key', `a format names ${textRepr(key)}, which is no key of the dict; add it`);
    }
    this.#values = [value];
    this.#next = 0;
  }

  refuseSurplus(): void {
    if (this.#next < this.#values.length && !this.#isMapping) {
      throw new TemplateError('type', 'a format has fewer places than there are values; leave some out');
    }
  }
}

const needsDict = 'a format with names, such as %(name)s, needs a dict; give one behind the %';

/** The index after the key in brackets that begins at `start`. */
function endOfKey(format: string, start: number): number {
  let depth = 0;
  for (let at = start; at < format.length; at++) {
    depth += format[at] === '(' ? 1 : format[at] === ')' ? -1 : 0;
    if (depth === 0) {
      return at + 1;
    }
  }
  throw new TemplateError('value', 'a name in a format has no end; close its bracket');
}

function toCount(digits: string): number {
  const count = Number(digits);
  if (count > Number.MAX_SAFE_INTEGER) {
    throw new TemplateError('value', 'a width or precision in a format is too big; use a smaller one');
  }
  return count;
}
