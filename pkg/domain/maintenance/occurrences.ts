import { readStarts, type Starts } from './recurrence.ts';
import type { Occurrence, Schedule } from './schedule.ts';

/** The occurrence that is active at a time; null where none is. Of two that touch it is the later one. */
export function activeAt(schedule: Schedule, at: number): Occurrence | null {
  const startsAt = startsOf(schedule).lastUntil(at);
  const occurrence = startsAt === null ? null : toOccurrence(schedule, startsAt);
  return occurrence !== null && occurrence.endsAt > at ? occurrence : null;
}

/** The first occurrence that begins after a time; null where there is none. */
export function nextAfter(schedule: Schedule, at: number): Occurrence | null {
  const startsAt = startsOf(schedule).firstAfter(at);
  return startsAt === null ? null : toOccurrence(schedule, startsAt);
}

/** The occurrences of which some part lies between two times, at most `limit` of them. */
export function occurrencesBetween(schedule: Schedule, from: number, to: number, limit: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (const startsAt of startsOf(schedule).between(from - (schedule.endsAt - schedule.startsAt), to)) {
    if (found.length >= limit) {
      break;
    }
    const occurrence = toOccurrence(schedule, startsAt);
    if (occurrence.endsAt > Math.max(from, startsAt)) {
      found.push(occurrence);
    }
  }
  return found;
}

function startsOf({ startsAt, recurrence }: Schedule): Starts {
  return recurrence === null ? once(startsAt) : readStarts(startsAt, recurrence);
}

function once(startsAt: number): Starts {
  return {
    lastUntil: (at) => (startsAt <= at ? startsAt : null),
    firstAfter: (at) => (startsAt > at ? startsAt : null),
    between: (after, before) => (startsAt > after && startsAt < before ? [startsAt] : []),
  };
}

/**
 * Each lasts exactly as long as the first, also where the offset of the time zone changes within it: RFC 5545 §3.8.5.3 on a duration
 * that is given by its end.
 */
function toOccurrence({ startsAt: firstStart, endsAt: firstEnd, endedAt }: Schedule, startsAt: number): Occurrence {
  const planned = startsAt + firstEnd - firstStart;
  return { startsAt, endsAt: endedAt !== null && startsAt <= endedAt ? Math.min(planned, endedAt) : planned };
}
