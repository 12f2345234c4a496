import { FaultyQuery } from './fault.ts';
import type { Moment, TimeRange } from './query.ts';
import type { Span } from './tokens.ts';

/** What is written as a moment: a day has its length, all else begins and ends at once. */
interface Period {
  readonly from: Moment;
  readonly to: Moment;
}

export type TimeOperator = 'equals' | 'less' | 'at_most' | 'more' | 'at_least';

/**
 * Reads a time as the value of `started`, `last` or `open`. Times without a zone are UTC, so that an address means the same
 * to everybody. @throws FaultyQuery
 */
export function readTime(text: string, operator: TimeOperator, span: Span, field: string): TimeRange {
  const [begin = '', end, ...more] = text.split('..');
  if (end !== undefined) {
    if (operator !== 'equals' || more.length > 0) {
      throw new FaultyQuery(span, 'A range has one beginning and one end.', `Write ${field}:-2h..-1h.`);
    }
    return readRange(begin, end, span, field);
  }
  const period = readPeriod(text, span, field);
  switch (operator) {
    case 'less':
      return { from: null, to: period.from };
    case 'at_most':
      return { from: null, to: period.to };
    case 'more':
      return { from: period.to, to: null };
    case 'at_least':
      return { from: period.from, to: null };
    case 'equals':
      if (period.from === period.to) {
        throw new FaultyQuery(
          span,
          `"${text}" is a moment, not a stretch of time.`,
          `Write ${field}:>${text} for after it, ${field}:<${text} for before it, or a range such as ${field}:${text}..now.`
        );
      }
      return period;
  }
}

function readRange(begin: string, end: string, span: Span, field: string): TimeRange {
  const from = begin === '' ? null : readPeriod(begin, span, field).from;
  const to = end === '' ? null : readPeriod(end, span, field).to;
  if (from === null && to === null) {
    throw new FaultyQuery(span, 'This range has no bound.', `Write ${field}:-2h..-1h.`);
  }
  if (from !== null && to !== null && isBefore(to, from)) {
    throw new FaultyQuery(span, 'This range ends before it begins.', `Write ${field}:${end}..${begin}.`);
  }
  return { from, to };
}

/** Whether a moment is not after another, whenever one looks. */
function isBefore(one: Moment, other: Moment): boolean {
  return 'at' in one ? 'at' in other && one.at <= other.at : 'ago' in other && one.ago >= other.ago;
}

const day = 86_400_000;
const units = { w: 7 * day, d: day, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** The longest time ago: a hundred years. */
export const agoLimit = 36_500 * day;

/** The last moment that can be written. */
export const lastMoment = Date.UTC(10_000, 0) - 1;

function readPeriod(text: string, span: Span, field: string): Period {
  const period = readAgo(text) ?? readDate(text);
  if (period === null) {
    const meant = /^\d+(ms|[smhdw])$/.test(text) ? `Did you mean ${field}:>-${text}? ` : '';
    throw new FaultyQuery(
      span,
      `"${text}" is not a time.`,
      `${meant}Write -30m, -2h or -7d for that long ago, 2026-11-01 for a day, or 2026-11-01T10:00Z; without a zone it is UTC.`
    );
  }
  return period;
}

function readAgo(text: string): Period | null {
  if (text.toLowerCase() === 'now') {
    return instant({ ago: 0 });
  }
  if (!/^-(\d{1,15}(ms|[smhdw]))+$/.test(text)) {
    return null;
  }
  const parts = text.matchAll(/(\d+)(ms|[smhdw])/g);
  const ago = [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0);
  return ago > agoLimit ? null : instant({ ago });
}

const form =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/i;

function readDate(text: string): Period | null {
  const [, date = '', time, zone = 'Z'] = form.exec(text) ?? [];
  const at = Date.parse(`${date}T${time ?? '00:00'}${zone.toUpperCase()}`);
  // Some days of some months do not exist, and Date.parse takes them for days of the next month.
  const isDay = !Number.isNaN(at) && new Date(`${date}T00:00Z`).toISOString().startsWith(date);
  if (!isDay || at < 0 || at > lastMoment) {
    return null;
  }
  return time === undefined ? { from: { at }, to: { at: Math.min(at + day, lastMoment) } } : instant({ at });
}

function instant(moment: Moment): Period {
  return { from: moment, to: moment };
}

/** The value of a time field, with its operator, so that `readTime` reads the same. */
export function printTime({ from, to }: TimeRange): string {
  if (from === null) {
    return to === null ? ':..' : `:<${printMoment(to)}`;
  }
  if (to === null) {
    return `:${'at' in from ? '>=' : '>'}${printMoment(from)}`;
  }
  if ('at' in from && 'at' in to && from.at % day === 0 && to.at === from.at + day) {
    return `:${printMoment(from)}`;
  }
  return `:${printMoment(from)}..${printEnd(to)}`;
}

/** The end of a range that ends with a day is that day. */
function printEnd(moment: Moment): string {
  return 'at' in moment && moment.at % day === 0 && moment.at > 0
    ? printMoment({ at: moment.at - day })
    : printMoment(moment, 'T00:00Z');
}

function printMoment(moment: Moment, midnight = ''): string {
  if ('ago' in moment) {
    return moment.ago === 0 ? 'now' : `-${printDuration(moment.ago)}`;
  }
  const [date = '', time = ''] = new Date(moment.at).toISOString().split('T');
  if (moment.at % day === 0) {
    return date + midnight;
  }
  return `${date}T${time.replace('.000', '').replace(/^(\d\d:\d\d):00Z$/, '$1Z')}`;
}

function printDuration(length: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((name) => length % units[name] === 0) ?? 'ms';
  return `${length / units[unit]}${unit}`;
}
