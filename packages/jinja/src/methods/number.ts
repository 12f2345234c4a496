import { TemplateError } from '../errors.ts';
import { fractionOf } from '../values/numbers/decimal.ts';
import { toNumber } from '../values/numbers/numbers.ts';
import { type Float, makeInt, Tuple, type Value } from '../values/value.ts';
import { type Method, type Methods, noBytes, positional } from './method.ts';

/** The methods of Python's int, which bool has too. */
export const intMethods: Methods = new Map<string, Method>([
  ['bit_length', simple('bit_length', (value) => (value === 0n ? 0 : binaryOf(value).length))],
  ['bit_count', simple('bit_count', (value) => binaryOf(value).replaceAll('0', '').length)],
  ['conjugate', simple('conjugate', makeInt)],
  ['as_integer_ratio', simple('as_integer_ratio', (value) => new Tuple([makeInt(value), 1]))],
  ['to_bytes', noBytes('to_bytes')],
  ['from_bytes', noBytes('from_bytes')],
]);

/** The methods of Python's float. */
export const floatMethods: Methods = new Map<string, Method>([
  ['is_integer', ofFloat('is_integer', Number.isInteger)],
  [
    'conjugate',
    (_, self, args) => {
      positional('conjugate()', args, 0);
      return self;
    },
  ],
  ['hex', ofFloat('hex', toHex)],
  [
    'as_integer_ratio',
    ofFloat('as_integer_ratio', (value) => {
      if (!Number.isFinite(value)) {
        throw new TemplateError(
          Number.isNaN(value) ? 'value' : 'overflow',
          `as_integer_ratio() cannot make ints of ${value}; test the number first`
        );
      }
      return new Tuple(fractionOf(value).map(makeInt));
    }),
  ],
]);

function simple(name: string, body: (value: bigint) => Value): Method {
  return (_, self, args) => {
    positional(`${name}()`, args, 0);
    return body(BigInt(self as number | bigint | boolean));
  };
}

function ofFloat(name: string, body: (value: number) => Value): Method {
  return (_, self, args) => {
    positional(`${name}()`, args, 0);
    return body(toNumber(self as number | Float));
  };
}

function binaryOf(value: bigint): string {
  return (value < 0n ? -value : value).toString(2);
}

/** Such as 0x1.8000000000000p+1: the 52 bits after the first, and the power of two. */
function toHex(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) {
    return `${sign}0x0.0p+0`;
  }
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const digits = (raw & (2n ** 52n - 1n)).toString(16).padStart(13, '0');
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${digits}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}
