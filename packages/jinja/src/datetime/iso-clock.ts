import { TemplateError } from '../errors.ts';
import type { Parameter } from '../runtime/arguments.ts';
import type { Value } from '../values/value.ts';
import { clockText, type Fields, padded } from './fields.ts';

/** The parameters of `isoformat()`; a time of day has only the second. */
export const isoParameters: readonly Parameter[] = [
  ['sep', 'T'],
  ['timespec', 'auto'],
];

/**
 * A time of day as `isoformat()` writes it.
 * @param timespec how fine
 * @throws TemplateError (value) where the timespec is none
 */
export function isoClock(fields: Fields, timespec: Value): string {
  const whole = clockText({ ...fields, microsecond: 0 });
  switch (timespec) {
    case 'auto':
      return clockText(fields);
    case 'hours':
      return whole.slice(0, 2);
    case 'minutes':
      return whole.slice(0, 5);
    case 'seconds':
      return whole;
    case 'milliseconds':
      return `${whole}.${padded(Math.floor(fields.microsecond / 1000), 3)}`;
    case 'microseconds':
      return `${whole}.${padded(fields.microsecond, 6)}`;
    default:
      throw new TemplateError(
        typeof timespec === 'string' ? 'value' : 'type',
        'there is no such timespec; use auto, hours, minutes, seconds, milliseconds or microseconds'
      );
  }
}
