import type { AlertGroup, GroupEvent } from '../../../../pkg/contract/types.ts';

export const timelineFilters = ['all', 'actions', 'notes', 'alerts'] as const;

export type TimelineFilter = (typeof timelineFilters)[number];

/** Some alerts, and when they came, in milliseconds since 1970. */
export interface Arrivals {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export type TimelineEntry =
  { readonly kind: 'event'; readonly event: GroupEvent } | ({ readonly kind: 'alerts' } & Arrivals);

/**
 * What happened, newest first, with the alerts between two events as one entry.
 * @param events newest first
 * @param hasOlder whether there are events before these; alerts before the oldest of them are left out then
 */
export function timelineEntries(
  events: readonly GroupEvent[],
  arrivals: readonly Arrivals[],
  filter: TimelineFilter,
  hasOlder: boolean
): TimelineEntry[] {
  const gaps = events.concat().map((): Arrivals[] => []);
  const oldest: Arrivals[] = [];
  for (const arrival of arrivals) {
    const place = events.findIndex((event) => !isAfter(event, arrival.from));
    (place === -1 ? oldest : (gaps[place] as Arrivals[])).push(arrival);
  }
  const entries = events.flatMap((event, i) => [...folded(gaps[i] ?? []), { kind: 'event', event } as const]);
  return [...entries, ...(hasOlder ? [] : folded(oldest))].filter((entry) => shows(filter, entry));
}

/**
 * When the alerts of a group came: exactly where all of them were read, else by the intervals that are known.
 * @param alerts newest first
 */
export function arrivalsOf(
  activity: AlertGroup['activity'],
  alerts: ReadonlyArray<{ readonly receivedAt: string }>,
  areAll: boolean
): Arrivals[] {
  if (areAll || activity === null) {
    return areAll
      ? alerts.map(({ receivedAt }) => ({ from: Date.parse(receivedAt), to: Date.parse(receivedAt), count: 1 }))
      : [];
  }
  const start = Date.parse(activity.from);
  return activity.counts.flatMap((count, i) =>
    count === 0 ? [] : [{ from: start + i * activity.step, to: start + (i + 1) * activity.step, count }]
  );
}

/** What an alert causes comes after it; the group that it opens begins with it. */
function isAfter({ at, type }: GroupEvent, time: number): boolean {
  const difference = Date.parse(at) - time;
  return difference > 0 || (difference === 0 && type !== 'opened');
}

function folded(arrivals: readonly Arrivals[]): TimelineEntry[] {
  return arrivals.length === 0
    ? []
    : [
        {
          kind: 'alerts',
          from: Math.min(...arrivals.map(({ from }) => from)),
          to: Math.max(...arrivals.map(({ to }) => to)),
          count: arrivals.reduce((sum, { count }) => sum + count, 0),
        },
      ];
}

function shows(filter: TimelineFilter, entry: TimelineEntry): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'alerts':
      return entry.kind === 'alerts' || entry.event.type === 'opened';
    case 'notes':
      return entry.kind === 'event' && entry.event.type === 'noted';
    case 'actions':
      return entry.kind === 'event' && entry.event.type !== 'noted';
  }
}
