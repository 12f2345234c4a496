import { asciiDigits } from '../datetime/digits.ts';
import { TimeDelta } from '../datetime/time-delta.ts';
import type { Runtime } from '../runtime/runtime.ts';

/**
 * A duration such as `5m`, `-1h` or `+30s`. Months, quarters and years have no fixed length, and give null as anything else.
 * @throws TemplateError (overflow) for a billion days and more
 */
export function readDuration(runtime: Runtime, text: string): TimeDelta | null {
  runtime.spend(1 + text.length / 16);
  const found = /^([+-])?(\p{Nd}{1,4300})([smhdw])$/u.exec(text);
  if (found === null) {
    return null;
  }
  const [, sign, digits = '', unit = ''] = found;
  const count = BigInt(asciiDigits(digits)) * (seconds.get(unit) ?? 0n) * 1_000_000n;
  return new TimeDelta(sign === '-' ? -count : count);
}

const seconds = new Map([
  ['s', 1n],
  ['m', 60n],
  ['h', 3600n],
  ['d', 86_400n],
  ['w', 604_800n],
]);
