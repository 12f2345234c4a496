/**
 * The float's digits as Python rounds them: exactly, to even, however many are asked for. JavaScript gives at most a
 * hundred, and rounds halves up.
 */

/** With that many digits after the point, as `%f`. @param value finite and not negative */
export function toFixed(value: number, digits: number): string {
  const { numerator, denominator } = fractionOf(value);
  const text = roundedQuotient(numerator * 10n ** BigInt(digits), denominator)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The digits and the exponent with that many digits after the first one, as `%e`. @param value finite and not negative */
export function toDigits(value: number, digits: number): { digits: string; exponent: number } {
  if (value === 0) {
    return { digits: '0'.repeat(digits + 1), exponent: 0 };
  }
  const { numerator, denominator } = fractionOf(value);
  let exponent = Math.floor(Math.log10(value));
  for (;;) {
    const shift = digits - exponent;
    const rounded =
      shift >= 0
        ? roundedQuotient(numerator * 10n ** BigInt(shift), denominator)
        : roundedQuotient(numerator, denominator * 10n ** BigInt(-shift));
    const text = rounded.toString();
    // The logarithm may be off by one, and rounding may add a digit.
    if (text.length === digits + 1) {
      return { digits: text, exponent };
    }
    exponent += text.length > digits + 1 ? 1 : -1;
  }
}

/** The float as a fraction of two ints. */
function fractionOf(value: number): { numerator: bigint; denominator: bigint } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = Math.max(1, biased) - 1075;
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
