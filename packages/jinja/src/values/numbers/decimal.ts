/**
 * The exact fraction of ints that equals the float. The denominator is the smallest possible power of two.
 * @param value finite
 */
export function fractionOf(value: number): [numerator: bigint, denominator: bigint] {
  // Multiplying by a power of two is exact; a subnormal float has up to 1074 bits after the point.
  let scaled = value;
  let doublings = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    doublings++;
  }
  return [BigInt(scaled), 1n << BigInt(doublings)];
}

/** Decimal digits with a point: `digits` × 10^(`point` − length of `digits`). */
interface Decimal {
  /** Without leading zeros, except for zero itself. */
  readonly digits: string;
  /** How many digits are before the point; negative if zeros follow the point. */
  readonly point: number;
}

/** All decimal digits of the float's exact value, without its sign. @param value finite */
export function exactDecimal(value: number): Decimal {
  const [numerator, denominator] = fractionOf(Math.abs(value));
  // n / 2^k = n × 5^k / 10^k
  const power = denominator.toString(2).length - 1;
  const digits = String(numerator * 5n ** BigInt(power));
  return { digits, point: digits.length - power };
}

/**
 * Rounds the decimal to that many digits, with ties to the even digit, like Python.
 * @param count the number of digits to keep; zero or less rounds to zero, or up to one
 * @returns `count` digits; one more if rounding carries
 */
export function roundDecimal({ digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) {
    return { digits: digits.padEnd(count, '0'), point };
  }
  if (count < 0) {
    return { digits: '', point };
  }
  const kept = digits.slice(0, count);
  if (!roundsUp(kept, digits.slice(count))) {
    return { digits: kept, point };
  }
  const raised = String(BigInt(kept || '0') + 1n);
  return raised.length > count ? { digits: raised, point: point + 1 } : { digits: raised, point };
}

function roundsUp(kept: string, rest: string): boolean {
  const first = rest.charAt(0);
  if (first !== '5' || /[1-9]/.test(rest.slice(1))) {
    return first >= '5';
  }
  return Number(kept.at(-1) ?? '0') % 2 === 1;
}

/** The float as in Python's repr(): the shortest digits that identify it, such as 1.0, 1e+16 and 1e-05. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) {
    return 'nan';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? 'inf' : '-inf';
  }
  if (value === 0) {
    return Object.is(value, -0) ? '-0.0' : '0.0';
  }
  // JavaScript's digits are the shortest too; only the range of the exponent notation differs.
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
