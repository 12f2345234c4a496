import { sql } from 'kysely';
import type { State } from '../../../contract/alert-groups/states.ts';
import type { Condition as Part } from '../../../domain/query/combine.ts';
import type { Term } from '../../../domain/query/query.ts';
import type { Database } from '../database.ts';
import { matchesWhole } from './pattern.ts';
import { conditionOf, type StoredTerm, type TermContext } from './terms.ts';

/** A group whose newest payload was looked into. */
export interface LookedGroup {
  readonly id: number;
  readonly state: State;
  readonly isFound: boolean;
}

/** Characters of payload that one step looks into, and one request. */
export const payloadBudget = 8_000_000;

/**
 * Looks into the newest payloads of groups. Other terms of the conditions, which stand beside those on payloads in an `or` or a `not`,
 * are answered by the database.
 * @param parts conditions that all have to be fulfilled
 * @returns the first of the groups, as many as the budget allows, in their order
 */
export async function lookIntoPayloads(
  context: TermContext,
  parts: readonly Part[],
  ids: readonly number[],
  budget: number
): Promise<{ readonly groups: readonly LookedGroup[]; readonly size: number }> {
  const { database } = context;
  const stored = parts.flatMap(storedTerms);
  const conditions = await Promise.all(stored.map((term) => conditionOf(term, context)));
  const answers = sql.join(
    [sql`1 = 1`, ...conditions.map(({ test }) => test)].map((test) => sql`case when ${test} then '1' else '0' end`),
    sql` || `
  );
  const groups: LookedGroup[] = [];
  let size = 0;
  for (const row of await readRows(database, ids, answers)) {
    const answerOf = new Map(stored.map((term, i) => [term, row.answers[i + 1] === '1']));
    const payload = row.payload === null ? undefined : parse(row.payload);
    const holds = (part: Part): boolean => {
      switch (part.kind) {
        case 'and':
          return part.parts.every(holds);
        case 'or':
          return part.parts.some(holds);
        case 'not':
          return !holds(part.part);
        case 'payload':
          return matchesPayload(part, payload);
        default:
          return answerOf.get(part) === true;
      }
    };
    groups.push({ id: row.id, state: row.state, isFound: parts.every(holds) });
    size += row.payload?.length ?? 0;
    if (size >= budget) {
      break;
    }
  }
  return { groups, size };
}

interface Row {
  readonly id: number;
  readonly state: State;
  readonly payload: string | null;
  /** A 1 or a 0 for each condition, after a 1. */
  readonly answers: string;
}

async function readRows(
  { db, idsOf }: Database,
  ids: readonly number[],
  answers: ReturnType<typeof sql>
): Promise<Row[]> {
  if (ids.length === 0) {
    return [];
  }
  const { rows } = await sql<Row>`select alert_groups.id, alert_groups.state, ${answers} as answers,
      (select payload from alerts where alerts.id = last_alert_id) as payload
    from (${idsOf(ids)}) as found cross join alert_groups cross join alert_group_counts
    where alert_groups.id = found.id and alert_group_counts.group_id = alert_groups.id`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function storedTerms(part: Part): StoredTerm[] {
  switch (part.kind) {
    case 'and':
    case 'or':
      return part.parts.flatMap(storedTerms);
    case 'not':
      return storedTerms(part.part);
    case 'payload':
      return [];
    default:
      return [part];
  }
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function matchesPayload({ path, pattern, comparison }: Extract<Term, { kind: 'payload' }>, payload: unknown): boolean {
  const value = valueAt(payload, path);
  const isFound = (Array.isArray(value) ? value : [value]).some((element: unknown) => {
    const text = textOf(element);
    return text !== null && matchesWhole(pattern, text);
  });
  return isFound === (comparison === 'equals');
}

/** The value at the path; undefined where there is none. Keys do not name places of lists, nor the other way round. */
function valueAt(payload: unknown, path: ReadonlyArray<string | number>): unknown {
  let value = payload;
  for (const step of path) {
    const isObject = typeof value === 'object' && value !== null;
    if (!isObject || Array.isArray(value) !== (typeof step === 'number') || !Object.hasOwn(value as object, step)) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** What is compared of a value; null for objects and lists, and where there is none. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined || (typeof value === 'object' && value !== null) ? null : JSON.stringify(value);
}
