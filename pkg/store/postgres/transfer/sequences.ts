import { type Kysely, sql } from 'kysely';
import type { IdTable } from '../../transfer/places.ts';
import type { PostgresSchema } from '../schema.ts';

/** What gives the ids of the tables that every kind of store has. */
const sequences: Readonly<Record<IdTable, string>> = {
  integrations: 'integrations_id_seq',
  alert_groups: 'group_ids',
  alerts: 'alert_ids',
  events: 'event_ids',
  operations: 'operations_id_seq',
  operation_parts: 'operation_parts_id_seq',
  receiving_periods: 'receiving_periods_id_seq',
  template_changes: 'template_changes_id_seq',
  handshakes: 'handshakes_id_seq',
};

/** The highest number that each has given, by its name; among them that of the changes that sidecars tell each other. */
export async function readSequences(db: Kysely<PostgresSchema>): Promise<Map<string, number>> {
  const given = new Map<string, number>();
  for (const name of [...Object.values(sequences), 'changes_id_seq']) {
    const { rows } = await sql<{ highest: number }>`
      select case when is_called then last_value else 0 end as highest from ${sql.table(name)}`.execute(db);
    given.set(name, rows[0]?.highest ?? 0);
  }
  return given;
}

export async function readHighestIds(db: Kysely<PostgresSchema>): Promise<Record<IdTable, number>> {
  const given = await readSequences(db);
  return Object.fromEntries(
    Object.entries(sequences).map(([table, name]) => [table, given.get(name) as number])
  ) as Record<IdTable, number>;
}

/** Has each give higher numbers only. */
export async function setHighestIds(
  db: Kysely<PostgresSchema>,
  highest: Readonly<Record<IdTable, number>>
): Promise<void> {
  for (const [table, name] of Object.entries(sequences)) {
    const id = highest[table as IdTable];
    await sql`select setval(${name}::regclass, greatest(${id}::bigint, 1), ${id}::bigint > 0)`.execute(db);
  }
}
