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

interface Lasting {
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

/** In milliseconds; days here have no time zone. */
const dayMs = 24 * 60 * 60 * 1000;

function isoDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
