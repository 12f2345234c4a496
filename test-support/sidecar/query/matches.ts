import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';
import { severities, type Severity } from '../../../pkg/contract/templates/templates.ts';
import type { Comparison, Moment, Pattern, Query, Term, TimeRange } from '../../../pkg/domain/query/query.ts';

/** What a query can look at in a group. Times are milliseconds since 1970. */
export interface SearchedGroup {
  readonly state: State;
  readonly severity: Severity | null;
  readonly integration: { readonly uid: string; readonly name: string; readonly type: IntegrationType };
  readonly labels: Readonly<Record<string, string>>;
  /** Of the newest alert, as JSON. */
  readonly payload: unknown;
  readonly title: string;
  readonly message: string;
  readonly notes: readonly string[];
  /** The users who are assigned to it, acknowledged, silenced or resolved it. */
  readonly people: ReadonlyArray<{ readonly login: string; readonly name: string }>;
  readonly alertCount: number;
  readonly number: number;
  readonly key: string | null;
  readonly startedAt: number;
  readonly lastAlertAt: number;
  readonly resolvedAt: number | null;
  readonly isFlapping: boolean;
}

/** When the query is evaluated, and the login of whoever asks. */
export interface Asking {
  readonly now: number;
  readonly me: string;
}

/** What the language means, said as simply as possible: stores are held against it. */
export function matches(query: Query, group: SearchedGroup, asking: Asking): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => matches(part, group, asking));
    case 'or':
      return query.parts.some((part) => matches(part, group, asking));
    case 'not':
      return !matches(query.part, group, asking);
    default:
      return holds(query, group, asking);
  }
}

function holds(term: Term, group: SearchedGroup, asking: Asking): boolean {
  switch (term.kind) {
    case 'text':
      // An index of trigrams cannot find what is shorter.
      return (
        contains(group.title, term.pattern) ||
        (term.pattern.some((piece) => [...piece].length >= 3) && contains(group.message, term.pattern))
      );
    case 'note':
      return group.notes.some((note) => contains(note, term.pattern));
    case 'severity':
      return compare(rank(group.severity ?? 'none'), term.comparison, rank(term.value));
    case 'alerts':
      return compare(group.alertCount, term.comparison, term.value);
    case 'time':
      return isWithin(term.field === 'started' ? group.startedAt : group.lastAlertAt, term.range, asking.now);
    case 'open':
      return wasOpen(group, term.range, asking.now);
    default:
      return equals(term, group, asking) === (term.comparison === 'equals');
  }
}

type EqualityTerm = Exclude<Term, { kind: 'text' | 'note' | 'severity' | 'alerts' | 'time' | 'open' }>;

function equals(term: EqualityTerm, group: SearchedGroup, asking: Asking): boolean {
  switch (term.kind) {
    case 'state':
      return term.value === 'open' ? group.state !== 'resolved' : group.state === term.value;
    case 'type':
      return group.integration.type === term.value;
    case 'integration':
      return isAll(group.integration.uid, term.pattern) || isAll(group.integration.name, term.pattern);
    case 'label':
      return Object.hasOwn(group.labels, term.name) && isAll(group.labels[term.name] ?? '', term.pattern);
    case 'payload':
      return valueTexts(valueAt(group.payload, term.path)).some((text) => isAll(text, term.pattern));
    case 'by':
      return isBy(term.who, group.people, asking.me);
    case 'maintenance':
      // There is no maintenance window where this is compared.
      return false;
    case 'number':
      return group.number === term.value;
    case 'is':
      return isMarked(group);
    case 'key':
      return group.key !== null && isAll(group.key, term.pattern);
  }
}

function isMarked({ isFlapping, state }: SearchedGroup): boolean {
  return isFlapping && state !== 'resolved';
}

function isBy(who: Pattern | 'me' | 'nobody', people: SearchedGroup['people'], me: string): boolean {
  if (who === 'nobody') {
    return people.length === 0;
  }
  return people.some(({ login, name }) =>
    who === 'me' ? login === me : [login, name, ...name.split(/\s+/)].some((text) => isAll(text, who))
  );
}

/** None is below all others. */
function rank(severity: Severity | 'none'): number {
  return severity === 'none' ? 0 : severities.length - severities.indexOf(severity);
}

function compare(one: number, comparison: Comparison, other: number): boolean {
  switch (comparison) {
    case 'equals':
      return one === other;
    case 'differs':
      return one !== other;
    case 'less':
      return one < other;
    case 'at_most':
      return one <= other;
    case 'more':
      return one > other;
    case 'at_least':
      return one >= other;
  }
}

function isWithin(time: number, { from, to }: TimeRange, now: number): boolean {
  return (from === null || time >= toTime(from, now)) && (to === null || time < toTime(to, now));
}

function wasOpen({ startedAt, resolvedAt }: SearchedGroup, { from, to }: TimeRange, now: number): boolean {
  const hasStarted = to === null || startedAt < toTime(to, now);
  return hasStarted && (from === null || resolvedAt === null || resolvedAt >= toTime(from, now));
}

function toTime(moment: Moment, now: number): number {
  return 'at' in moment ? moment.at : now - moment.ago;
}

/** The value at the path; undefined where there is none. Keys do not name places of lists, nor the other way round. */
function valueAt(payload: unknown, path: ReadonlyArray<string | number>): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) !== (typeof step === 'number')) {
      return undefined;
    }
    return Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }, payload);
}

/** What can be compared of a value: of a list its elements; objects, and lists in lists, are equal to nothing. */
function valueTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((element: unknown) => {
    if (typeof element === 'string') {
      return [element];
    }
    return element === undefined || (typeof element === 'object' && element !== null) ? [] : [JSON.stringify(element)];
  });
}

/** Whether the pattern is somewhere in the text. */
function contains(text: string, pattern: Pattern): boolean {
  return isAll(text, ['', ...pattern, '']);
}

/** Whether the pattern is the whole text. */
function isAll(text: string, pattern: Pattern): boolean {
  const lower = text.toLowerCase();
  const [first = '', ...rest] = pattern.map((piece) => piece.toLowerCase());
  const last = rest.pop();
  if (last === undefined) {
    return lower === first;
  }
  let at = lower.startsWith(first) ? first.length : -1;
  for (const piece of rest) {
    const found = at < 0 ? -1 : lower.indexOf(piece, at);
    at = found < 0 ? -1 : found + piece.length;
  }
  return at >= 0 && lower.length - last.length >= at && lower.endsWith(last);
}
