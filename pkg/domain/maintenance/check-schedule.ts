import { windowDurationLimit } from '../../contract/maintenance/limits.ts';
import { readRuleParts } from '../../contract/maintenance/rule-parts.ts';
import { compile, list } from './recurrence.ts';
import type { Occurrence, Schedule } from './schedule.ts';

export interface ScheduleFault {
  readonly field: 'endsAt' | 'recurrence.rule' | 'recurrence.timeZone';
  /** What is wrong, and what to do. */
  readonly message: string;
}

/**
 * Finds out what is wrong with a schedule that somebody gives.
 * @param worked what this thread has worked, in milliseconds
 * @returns otherwise when its last occurrence ends; null where that is not known: it has no end, or more occurrences than are looked at
 */
export function checkSchedule(
  schedule: Omit<Schedule, 'endedAt'>,
  worked = workOfThread
): { readonly fault: ScheduleFault } | { readonly lastEndsAt: number | null } {
  const { startsAt, endsAt, recurrence } = schedule;
  if (endsAt <= startsAt) {
    return fault('endsAt', 'It has to end after it starts.');
  }
  if (endsAt - startsAt > windowDurationLimit) {
    return fault('endsAt', 'It can last a year at most.');
  }
  if (recurrence === null) {
    return { lastEndsAt: endsAt };
  }
  if (!isTimeZone(recurrence.timeZone)) {
    return fault('recurrence.timeZone', 'There is no such time zone; write Europe/Berlin, for example, or UTC.');
  }
  const read = readRuleParts(recurrence.rule);
  if ('fault' in read) {
    return fault('recurrence.rule', read.fault.message);
  }
  const found = findFirst({ ...schedule, recurrence }, worked);
  if (typeof found === 'string') {
    return fault('recurrence.rule', found);
  }
  if (found.some((one, i) => i > 0 && (found[i - 1] as Occurrence).endsAt > one.startsAt + longestChange)) {
    return fault('endsAt', 'It lasts longer than the time from one occurrence to the next.');
  }
  const isAll = (read.parts.has('COUNT') || read.parts.has('UNTIL')) && found.length < looked;
  return { lastEndsAt: isAll ? (found.at(-1)?.endsAt ?? null) : null };
}

/** Occurrences that are looked at: more than COUNT can be, and the longest time that they are looked for, in milliseconds. */
const looked = 501;
const lookedFor = 20 * 365.25 * 24 * 60 * 60 * 1000;

/** With a day's length, occurrences of each day overlap where the offset of the time zone changes, by as much, in milliseconds. */
const longestChange = 2 * 60 * 60 * 1000;

/** A rule for which one start is looked for as long is refused, in milliseconds of the processor: a usual one takes less than one. */
const longestWork = 60;

/** The same of all that are looked at: usual rules take a tenth of it at most, and alerts wait meanwhile. */
const mostWork = 1000;

/** Unlike a clock it stands still while others work, so that a busy machine refuses no rule. */
function workOfThread(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The first occurrences, or what is wrong. */
function findFirst(
  schedule: Omit<Schedule, 'endedAt'> & { recurrence: NonNullable<Schedule['recurrence']> },
  worked: () => number
) {
  const { startsAt, endsAt, recurrence } = schedule;
  const tooLong = `Its occurrences take too long to find: the first ${looked - 1} have to be there within ${mostWork / 1000} s, and each within ${longestWork} ms. They are too rare, or the rule is too complicated.`;
  try {
    const rule = compile(startsAt, recurrence);
    const first = rule.next(new Date(startsAt), true);
    if (first === null) {
      return 'It has no occurrence.';
    }
    const begun = worked();
    const found = list(rule, (count, at) => {
      const isQuick = worked() - begun < mostWorkFor(count);
      return isQuick && count < looked && at < startsAt + lookedFor;
    }).map((at): Occurrence => ({ startsAt: at, endsAt: at + endsAt - startsAt }));
    const isListed = worked() - begun < mostWorkFor(found.length);
    const later = monthEndsAfter((found.at(-1) as Occurrence).startsAt);
    return isListed && (found.length < looked || later.every((at) => isQuickAt(rule, at, worked))) ? found : tooLong;
  } catch (error) {
    const message = (error as Error).message;
    return /maximum|exceeded/i.test(message) ? tooLong : `The rule cannot be used: ${message}.`;
  }
}

/** How long some first starts may be looked for, in milliseconds of the processor. */
function mostWorkFor(starts: number): number {
  return Math.min(starts * longestWork, mostWork);
}

/** For the rule to go on, what is asked of it at a time has to be found. @throws what the library says where there is too much to look at */
function isQuickAt(rule: ReturnType<typeof compile>, at: number, worked: () => number): boolean {
  const begun = worked();
  rule.previous(new Date(at), true);
  rule.next(new Date(at), false);
  return worked() - begun < longestWork;
}

/** The last moments of the months of a year: the more of a month or a year is over, the more a rule looks at to find a start in it. */
function monthEndsAfter(at: number): number[] {
  const date = new Date(at);
  return Array.from({ length: 12 }, (_, i) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1 + i) - 1);
}

function fault(field: ScheduleFault['field'], message: string): { readonly fault: ScheduleFault } {
  return { fault: { field, message } };
}

function isTimeZone(timeZone: string): boolean {
  try {
    // Offsets such as +02:00 are taken too, but they know no summer.
    new Intl.DateTimeFormat('en', { timeZone });
    return /^[A-Za-z]/.test(timeZone);
  } catch {
    return false;
  }
}
