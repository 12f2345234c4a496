import { dayMs } from './history.ts';
import type { Rates, Usual } from './rates.ts';

/** What is odd about an integration, with the figures that say so. Times are milliseconds since 1970. */
export type Oddity =
  /** So many topics ask to deliver here, and nobody has confirmed it. */
  | { readonly code: 'unconfirmed'; readonly topics: number }
  /** Nothing comes any more, where alerts came on most days. `usual` is how many came in `per`. */
  | { readonly code: 'silent'; readonly since: number; readonly usual: number; readonly per: 'day' | 'week' }
  /** Much of what came in the last day was rejected. */
  | { readonly code: 'rejected'; readonly rejected: number; readonly accepted: number }
  /** The quota refused some in the last day. */
  | { readonly code: 'limited'; readonly limited: number }
  /** Templates failed on alerts of the last day. */
  | { readonly code: 'templates_fail'; readonly failed: number; readonly alerts: number }
  /** Groups are opened, and the source resolves none. */
  | { readonly code: 'never_resolved'; readonly opened: number; readonly days: number };

export interface Watched {
  readonly enabled: boolean;
  /** Whether its groups resolve by themselves, after a quiet time. */
  readonly hasQuietTime: boolean;
  /** Null before the first one. */
  readonly lastAlertAt: number | null;
  /** Topics that wait until they are confirmed. */
  readonly waitingTopics: number;
  readonly rates: Rates;
}

/** What is odd, the gravest first. Nothing is odd about a disabled integration. */
export function findOddities(watched: Watched, now: number): Oddity[] {
  const rules = [findUnconfirmed, findRejected, findSilent, findFailing, findLimited, findNeverResolved];
  return watched.enabled ? rules.map((rule) => rule(watched, now)).filter((oddity) => oddity !== null) : [];
}

/** Until it is confirmed, a topic delivers nothing. */
function findUnconfirmed({ waitingTopics }: Watched): Oddity | null {
  return waitingTopics > 0 ? { code: 'unconfirmed', topics: waitingTopics } : null;
}

/** How unlikely a silence has to be, by how often days were without alerts before. */
const unlikely = 0.01;

/** With fewer days with alerts nobody can say what is usual. */
const fewestActiveDays = 5;

/**
 * Days without alerts are taken to come as often as they did before, one as likely as another. A silence that has then a chance of less
 * than one in a hundred is odd. So what sends every day is odd after some two days, what sends on weekdays after four, and what sends
 * seldom never is.
 */
function findSilent({ lastAlertAt, rates: { usual } }: Watched, now: number): Oddity | null {
  if (lastAlertAt === null || usual.activeDays < fewestActiveDays) {
    return null;
  }
  const silentDays = Math.floor((now - lastAlertAt) / dayMs);
  // Laplace's rule of succession: that every day had alerts so far does not mean that every day will.
  const chance = 1 - (usual.activeDays + 1) / (usual.days + 2);
  return silentDays >= 1 && chance ** silentDays < unlikely
    ? { code: 'silent', since: lastAlertAt, ...pace(usual) }
    : null;
}

function pace({ alerts, days }: Usual): { usual: number; per: 'day' | 'week' } {
  return alerts >= days
    ? { usual: Math.round(alerts / days), per: 'day' }
    : { usual: Math.max(1, Math.round((7 * alerts) / days)), per: 'week' };
}

/** One in five, and more than a few: a person who tries something out is rejected, too. */
function findRejected({ rates: { lastDay } }: Watched): Oddity | null {
  const { rejected, alerts: accepted } = lastDay;
  return rejected >= 5 && rejected * 4 >= accepted ? { code: 'rejected', rejected, accepted } : null;
}

function findLimited({ rates: { lastDay } }: Watched): Oddity | null {
  return lastDay.limited > 0 ? { code: 'limited', limited: lastDay.limited } : null;
}

/** One in a hundred. */
function findFailing({ rates: { lastDay } }: Watched): Oddity | null {
  const { failed, alerts } = lastDay;
  return failed > 0 && failed * 100 >= alerts ? { code: 'templates_fail', failed, alerts } : null;
}

/** Fewer groups, or days, may be one incident that lasts. */
function findNeverResolved({ hasQuietTime, rates: { lastWeek, daysOfWeek } }: Watched): Oddity | null {
  const { opened, resolved } = lastWeek;
  return !hasQuietTime && opened >= 20 && resolved === 0 && daysOfWeek >= 3
    ? { code: 'never_resolved', opened, days: daysOfWeek }
    : null;
}
