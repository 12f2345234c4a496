import { dateTimeFormat } from '@grafana/data';

/** A day, as `2026-11-29`. */
export type Day = string;

/** The day of a time where Grafana shows times to the user. @param at milliseconds since 1970 */
export function dayOf(at: number): Day {
  return dateTimeFormat(at, { format: 'YYYY-MM-DD' });
}

/**
 * The weeks that a month touches, each from its first day on.
 * @param month as `2026-11`
 * @param firstDay of a week: 0 is Sunday
 */
export function weeksOf(month: string, firstDay: number): Day[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const start = first - ((new Date(first).getUTCDay() - firstDay + 7) % 7) * dayMs;
  const end = Date.parse(`${movedMonth(month, 1)}-01T00:00:00Z`);
  const weeks: Day[][] = [];
  for (let at = start; at < end; at += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, i) => isoDay(at + i * dayMs)));
  }
  return weeks;
}

/**
 * The week that a day is in.
 * @param firstDay of a week: 0 is Sunday
 */
export function weekOf(day: Day, firstDay: number): Day[] {
  const before = (new Date(`${day}T00:00:00Z`).getUTCDay() - firstDay + 7) % 7;
  return Array.from({ length: 7 }, (_, i) => movedDay(day, i - before));
}

/** Another day, so many later. */
export function movedDay(day: Day, by: number): Day {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + by * dayMs);
}

/** Another month, so many later. */
export function movedMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The time from before the first day to after the last one begins, whatever the time zone. */
export function rangeOf(weeks: readonly Day[][]): { from: string; to: string } {
  const days = weeks.flat();
  return {
    from: new Date(Date.parse(`${days[0]}T00:00:00Z`) - dayMs).toISOString(),
    to: new Date(Date.parse(`${days.at(-1)}T00:00:00Z`) + 2 * dayMs).toISOString(),
  };
}

/** What has a begin and an end, in ISO 8601. */
export interface Lasting {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What lies on each of the days, in its order. A time that ends at midnight is not on the day that begins then. */
export function byDay<Item extends Lasting>(items: readonly Item[], days: readonly Day[]): Map<Day, Item[]> {
  const found = new Map<Day, Item[]>();
  for (const item of items) {
    const first = dayOf(Date.parse(item.startsAt));
    const last = dayOf(Math.max(Date.parse(item.startsAt), Date.parse(item.endsAt) - 1));
    for (const day of days) {
      if (day >= first && day <= last) {
        found.set(day, [...(found.get(day) ?? []), item]);
      }
    }
  }
  return found;
}

/** From which to which minute of the day something lasts that lies on it, by the clock on the wall: a day has 24 hours there also where clocks change. */
export function minutesOn(day: Day, { startsAt, endsAt }: Lasting): { from: number; to: number } {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const from = dayOf(start) < day ? 0 : minuteOf(start);
  // An hour that there is twice may end before it begins.
  return { from, to: Math.max(from, dayOf(end) > day ? 24 * 60 : minuteOf(end)) };
}

function minuteOf(at: number): number {
  const [hour = 0, minute = 0] = dateTimeFormat(at, { format: 'HH:mm' }).split(':').map(Number);
  return hour * 60 + minute;
}

/** In milliseconds; days here have no time zone. */
const dayMs = 24 * 60 * 60 * 1000;

function isoDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
