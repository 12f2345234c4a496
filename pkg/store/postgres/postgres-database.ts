import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../sql/database.ts';
import { createMemory } from '../sql/memory.ts';
import type { Schema } from '../sql/schema.ts';
import { toLikeAnywhere } from '../sql/search/pattern.ts';
import { createDataVersion } from './data-version.ts';
import { isAlertOf } from './partitions/is-alert-of.ts';
import { agreedTime } from './writer/agreed-time.ts';

/** What the shared queries ask of PostgreSQL. */
export function toPostgresDatabase(
  db: Kysely<Schema>,
  remember: Database['remember'] = createMemory(createDataVersion())
): Database {
  const database: Database = {
    db,
    hidden: [],
    atOnce: (read) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((snapshot) => read(toPostgresDatabase(snapshot, remember))),
    aside: (column) => sql.ref(column),
    ignoringCase: (text) => sql`lower(${text}) collate "C"`,
    // A group of a storm is indexed a little later.
    foldedTitle: sql`coalesce((select title from group_titles where rowid = alert_groups.id), lower(alert_groups.title))`,
    foldedNote: sql`(select note_index.text from note_index where rowid = events.id)`,
    idsOf: (ids) => sql`select unnest(${ids}::bigint[]) as id`,
    findTexts: (table, pieces) => sql`select rowid as id from ${sql.table(table)} where ${hasPieces(table, pieces)}`,
    // The offset keeps the server from reading all texts first.
    hasTexts: (table, pieces, rows) =>
      rows === 'all'
        ? sql`alert_groups.id in (${database.findTexts(table, pieces)})`
        : sql`exists (select 1 from ${sql.table(table)}
            where rowid = alert_groups.id and ${hasPieces(table, pieces)} offset 0)`,
    hasIndexedMessage: sql`exists (select 1 from alert_group_counts
      where group_id = alert_groups.id and messaged_alert_id is not null)`,
    agreed: agreedTime,
    listOf: (value) => sql`json_agg(${value})::text`,
    remember,
    toJson: (text) => sql`convert_to(to_json(${text})::text, 'UTF8')`,
    knowing: () => database,
    findGroupAlertIds: (groupId, range) => findAlertIds(db, isAlertOf(groupId), range),
    findIntegrationAlertIds: (integrationId, limit) =>
      findAlertIds(db, sql<boolean>`integration_id = ${integrationId}`, { before: Number.MAX_SAFE_INTEGER, limit }),
  };
  return database;
}

function hasPieces(table: keyof typeof textColumns, pieces: readonly string[]): RawBuilder<SqlBool> {
  const tests = pieces.map((piece) => sql`${sql.ref(textColumns[table])} like ${toLikeAnywhere([piece])}`);
  return sql`${sql.join(tests, sql` and `)}`;
}

const textColumns = { group_titles: 'title', group_messages: 'message', note_index: 'text' } as const;

async function findAlertIds(
  db: Kysely<Schema>,
  isWanted: RawBuilder<boolean>,
  { before, limit }: { before: number; limit: number }
): Promise<number[]> {
  const rows = await db
    .selectFrom('alerts')
    .select('id')
    .where(isWanted)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
