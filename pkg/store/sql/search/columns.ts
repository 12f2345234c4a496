import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type State, states } from '../../../contract/alert-groups/states.ts';
import { severities, type Severity } from '../../../contract/templates/templates.ts';
import type { Database } from '../database.ts';

/** What lists, counts, facets and the histogram ask of groups, by column: the same place of each is of the same group. */
export interface Columns {
  readonly ids: Float64Array;
  /** When they started, in milliseconds since 1970. */
  readonly starts: Float64Array;
  /** Places in `states`. */
  readonly states: Uint8Array;
  /** As `severity_rank`. */
  readonly ranks: Uint8Array;
  readonly integrationIds: Float64Array;
}

/** Reads the groups in one row, because a row of each would take several times as long. @param most of them; null where there are more */
export async function readColumns(
  { db, listOf }: Database,
  from: RawBuilder<unknown>,
  where: RawBuilder<SqlBool>,
  most: number
): Promise<Columns | null> {
  const rank = sql`${sql.lit(severities.length)} - ${placeIn('severity', severities)}`;
  const packed = sql`integration_id * 64 + ${placeIn('state', states)} * 8 + ${rank}`;
  const { rows } = await sql<{ ids: string; starts: string; rest: string }>`select ${listOf(sql.ref('id'))} as ids,
      ${listOf(sql.ref('started_at'))} as starts, ${listOf(sql.ref('packed'))} as rest
    from (select alert_groups.id, started_at, ${packed} as packed from ${from} where ${where} limit ${most + 1}) as found`.execute(
    db
  );
  const ids = new Float64Array(parseList(rows[0]?.ids));
  if (ids.length > most) {
    return null;
  }
  const rest = new Float64Array(parseList(rows[0]?.rest));
  return {
    ids,
    starts: new Float64Array(parseList(rows[0]?.starts)),
    states: new Uint8Array(rest.map((one) => Math.floor(one / 8) % 8)),
    ranks: new Uint8Array(rest.map((one) => one % 8)),
    integrationIds: rest.map((one) => Math.floor(one / 64)),
  };
}

/** The place of a column's value in the list; its length where it is none of them. */
function placeIn(column: string, values: readonly string[]): RawBuilder<number> {
  const cases = values.map((value, i) => sql`when ${value} then ${sql.lit(i)}`);
  return sql`(case ${sql.ref(column)} ${sql.join(cases, sql` `)} else ${sql.lit(values.length)} end)`;
}

/** What `listOf` selects, which is nothing where there are no rows. */
export function parseList<Value>(list: string | null | undefined): Value[] {
  return JSON.parse(list ?? '[]') as Value[];
}

/** The groups in one of the states. */
export function inStates(columns: Columns, allowed: readonly State[]): Columns {
  if (allowed.length === states.length) {
    return columns;
  }
  const isAllowed = states.map((state) => allowed.includes(state));
  const places = new Uint32Array(columns.ids.length);
  let size = 0;
  for (let i = 0; i < places.length; i++) {
    if (isAllowed[columns.states[i] as number]) {
      places[size++] = i;
    }
  }
  const take = <Column extends Float64Array | Uint8Array>(column: Column, taken: Column): Column => {
    for (let i = 0; i < size; i++) {
      taken[i] = column[places[i] as number] as number;
    }
    return taken;
  };
  return {
    ids: take(columns.ids, new Float64Array(size)),
    starts: take(columns.starts, new Float64Array(size)),
    states: take(columns.states, new Uint8Array(size)),
    ranks: take(columns.ranks, new Uint8Array(size)),
    integrationIds: take(columns.integrationIds, new Float64Array(size)),
  };
}

/** How many of the values there are, by value. */
export function countValues(values: Iterable<number>): Map<number, number> {
  if (values instanceof Uint8Array) {
    const counts = new Float64Array(256);
    for (let i = 0; i < values.length; i++) {
      (counts[values[i] as number] as number) += 1;
    }
    return new Map([...counts.entries()].filter(([, count]) => count > 0));
  }
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

export function severityOf(rank: number): Severity | null {
  return severities[severities.length - rank] ?? null;
}
