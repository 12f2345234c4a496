import { RRuleTemporal } from 'rrule-temporal';

/** When occurrences begin, in milliseconds since 1970. */
export interface Starts {
  /** The last start that is not after a time; null where there is none. */
  lastUntil(at: number): number | null;
  /** The first start after a time; null where there is none. */
  firstAfter(at: number): number | null;
  /** Those after a time and before another one, in order. */
  between(after: number, before: number): Iterable<number>;
}

/**
 * The starts that a recurrence rule gives. A rule that takes too long to compute has none from there on: none is taken from people that
 * does so at first, see `checkSchedule`.
 * @param startsAt the rule counts from here; it is a start itself only where the rule gives it
 */
export function readStarts(startsAt: number, recurrence: { readonly rule: string; readonly timeZone: string }): Starts {
  const rule = compile(startsAt, recurrence);
  if (/COUNT=/i.test(recurrence.rule)) {
    return fromList(listAll(rule));
  }
  const firstAfter = (at: number) =>
    attempt(() => (at < startsAt ? rule.next(new Date(startsAt), true) : rule.next(new Date(at), false)));
  return {
    lastUntil: (at) => (at < startsAt ? null : attempt(() => rule.previous(new Date(at), true))),
    firstAfter,
    between: (after, before) => lookBetween(rule, firstAfter, Math.max(after, startsAt - 1), before),
  };
}

/**
 * Looks through a time piece by piece: that is far quicker than to find one start after another, but a piece with too much in it is
 * refused by the library.
 */
function* lookBetween(
  rule: RRuleTemporal,
  firstAfter: Starts['firstAfter'],
  after: number,
  before: number
): Iterable<number> {
  let piece = longestPiece;
  let last = after;
  while (last + 1 < before) {
    const end = Math.min(last + piece, before - 1);
    const starts = listPiece(rule, last + 1, end);
    if (starts !== null) {
      yield* starts;
      last = end;
    } else if (piece > shortestPiece) {
      piece /= 2;
    } else {
      const start = firstAfter(last);
      if (start === null || start >= before) {
        return;
      }
      yield start;
      last = start;
    }
  }
}

/** In milliseconds. */
const longestPiece = 32 * 24 * 60 * 60 * 1000;
const shortestPiece = longestPiece / 64;

/** The starts from a time to another one; null where that is too much to look at. */
function listPiece(rule: RRuleTemporal, from: number, to: number): number[] | null {
  try {
    return rule.between(new Date(from), new Date(to), true).map(({ epochMilliseconds }) => epochMilliseconds);
  } catch {
    return null;
  }
}

/** @throws what the library says of a rule that it does not take, or of a time zone that is unknown */
export function compile(startsAt: number, { rule, timeZone }: { readonly rule: string; readonly timeZone: string }) {
  const key = `${startsAt} ${timeZone} ${rule}`;
  const known = compiled.get(key);
  if (known !== undefined) {
    return known;
  }
  const text = `${new Date(startsAt).toISOString()}[${timeZone}]`;
  const made = new RRuleTemporal({
    rruleString: `RRULE:${rule}`,
    // Read as a date with time zone by the text alone.
    dtstart: { timeZoneId: timeZone, toString: () => text },
    tzid: timeZone,
    strict: true,
    maxIterations: mostPeriods,
    maxCandidateEvaluations: mostCandidates,
    cache: false,
  });
  if (compiled.size >= mostCompiled) {
    compiled.clear();
  }
  compiled.set(key, made);
  return made;
}

/** Rules are asked again and again, and take longer to read than to ask. */
const compiled = new Map<string, RRuleTemporal>();
const mostCompiled = 2000;

/** The starts of rules that count them: to find a later one, the library counts all before it. */
const lists = new WeakMap<RRuleTemporal, readonly number[]>();

function listAll(rule: RRuleTemporal): readonly number[] {
  const known = lists.get(rule) ?? list(rule, (count) => count < mostCounted);
  lists.set(rule, known);
  return known;
}

/** The first starts, as long as `goesOn` says so of the last one, and of how many there are. What takes too long ends it too. */
export function list(rule: RRuleTemporal, goesOn: (count: number, at: number) => boolean): number[] {
  const starts: number[] = [];
  attempt(() => {
    rule.all(({ epochMilliseconds: at }) => goesOn(starts.push(at), at));
    return null;
  });
  return starts;
}

function fromList(starts: readonly number[]): Starts {
  return {
    lastUntil: (at) => starts.findLast((one) => one <= at) ?? null,
    firstAfter: (at) => starts.find((one) => one > at) ?? null,
    between: (after, before) => starts.filter((one) => one > after && one < before),
  };
}

/** As many as COUNT can be. */
const mostCounted = 500;

/** What a rule may look at to find one start: some ten milliseconds of work. */
const mostPeriods = 1500;
const mostCandidates = 1000;

function attempt(find: () => { readonly epochMilliseconds: number } | null): number | null {
  try {
    return find()?.epochMilliseconds ?? null;
  } catch {
    return null;
  }
}
