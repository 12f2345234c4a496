import { TemplateError } from '../errors.ts';
import type { Parameter } from '../runtime/arguments.ts';
import type { Value } from '../values/value.ts';
import { daysInMonth, firstYear, lastYear } from './calendar.ts';

/** A date and a time of day, as a calendar and a clock show them. */
export interface Fields {
  /** 1 to 9999. */
  readonly year: number;
  /** From 1. */
  readonly month: number;
  /** From 1. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

export const midnight = { hour: 0, minute: 0, second: 0, microsecond: 0 } as const;

export const microsecondsPerSecond = 1_000_000;
export const microsecondsPerDay = 86_400 * microsecondsPerSecond;

/** The microseconds since midnight. */
export function microsecondOfDay(fields: Fields): number {
  return (fields.hour * 3600 + fields.minute * 60 + fields.second) * microsecondsPerSecond + fields.microsecond;
}

/** The time of day that many microseconds after midnight. */
export function timeOfDay(microseconds: number): Pick<Fields, 'hour' | 'minute' | 'second' | 'microsecond'> {
  const seconds = Math.floor(microseconds / microsecondsPerSecond);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: microseconds % microsecondsPerSecond,
  };
}

/** @throws TemplateError (value) if there is no such day or time */
export function checkFields(fields: Fields): void {
  checkRange('year', fields.year, firstYear, lastYear);
  checkRange('month', fields.month, 1, 12);
  checkRange('day', fields.day, 1, daysInMonth(fields.year, fields.month));
  checkRange('hour', fields.hour, 0, 23);
  checkRange('minute', fields.minute, 0, 59);
  checkRange('second', fields.second, 0, 59);
  checkRange('microsecond', fields.microsecond, 0, 999_999);
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) {
    throw new TemplateError('value', `the ${name} ${value} is not a valid one; give a number from ${least} to ${most}`);
  }
}

/** The digits of a number, padded with zeros. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** A time of day such as `12:34:56`, with microseconds unless they are 0. */
export function clockText(fields: Omit<Fields, 'year' | 'month' | 'day'>): string {
  const seconds = `${padded(fields.hour, 2)}:${padded(fields.minute, 2)}:${padded(fields.second, 2)}`;
  return fields.microsecond === 0 ? seconds : `${seconds}.${padded(fields.microsecond, 6)}`;
}

/** A day such as `2024-02-29`. */
export function dateText(fields: Pick<Fields, 'year' | 'month' | 'day'>): string {
  return `${padded(fields.year, 4)}-${padded(fields.month, 2)}-${padded(fields.day, 2)}`;
}

/**
 * An offset from UTC such as `+02:00`, with seconds and microseconds unless they are 0.
 * @param offset in microseconds
 * @param separator between hours, minutes and seconds
 */
export function offsetText(offset: number, separator: string): string {
  const { hour, minute, second, microsecond } = timeOfDay(Math.abs(offset));
  const seconds = second === 0 && microsecond === 0 ? '' : separator + padded(second, 2);
  const fraction = microsecond === 0 ? '' : `.${padded(microsecond, 6)}`;
  return `${offset < 0 ? '-' : '+'}${padded(hour, 2)}${separator}${padded(minute, 2)}${seconds}${fraction}`;
}

/** The parameters of `isoformat()`; a time of day has only the second. */
export const isoParameters: readonly Parameter[] = [
  ['sep', 'T'],
  ['timespec', 'auto'],
];

/**
 * A time of day as `isoformat()` writes it.
 * @param timespec the precision
 * @throws TemplateError (value) if the timespec is none
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
