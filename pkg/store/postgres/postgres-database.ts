import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../sql/database.ts';
import { joinToGroups } from '../sql/group-queries.ts';
import { createMemory, type Memory } from '../sql/memory.ts';
import { commonLimit, readOften } from '../sql/read-often.ts';
import type { Schema } from '../sql/schema.ts';
import { toLikeAnywhere } from '../sql/search/pattern.ts';
import { createDataVersion, type DataVersion } from './data-version.ts';
import { prepareRead } from './kysely.ts';
import { isAlertOf } from './partitions/is-alert-of.ts';
import { agreedTime } from './writer/agreed-time.ts';

/** What has been read, and of which state of the database that was. */
export interface PostgresMemory extends Memory {
  readonly version: DataVersion;
}

export function createPostgresMemory(): PostgresMemory {
  const version = createDataVersion();
  return { ...createMemory(version.read), version };
}

/** What the shared queries ask of PostgreSQL. */
export function toPostgresDatabase(db: Kysely<Schema>, memory = createPostgresMemory()): Database {
  const database: Database = {
    db,
    hidden: [],
    keepPlan: prepareRead,
    atOnce: (read) =>
      db.isTransaction
        ? read(database)
        : db
            .transaction()
            .setIsolationLevel('repeatable read')
            .setAccessMode('read only')
            .execute(async (snapshot) => {
              await memory.version.askAhead(snapshot);
              return read(toPostgresDatabase(snapshot, memory));
            }),
    aside: (column) => sql.ref(column),
    ignoringCase: (text) => sql`lower(${text}) collate "C"`,
    // A group of a storm is indexed a little later.
    foldedTitle: sql`coalesce((select title from group_titles where rowid = alert_groups.id), lower(alert_groups.title))`,
    foldedNote: sql`(select note_index.text from note_index where rowid = events.id)`,
    idsOf: (ids) => sql`select unnest(${ids}::bigint[]) as id`,
    isOneOf: (column, ids) => isAmong(column, database.idsOf(ids)),
    startAt: (ids, part) =>
      // By itself it would read an index of all groups: for a twentieth of them that takes twice as long.
      part === 'few' ? { from: sql`alert_groups`, where: isAmong('alert_groups.id', ids) } : joinToGroups(ids),
    ofEachRow,
    findTexts: (table, pieces) => sql`select rowid as id from ${sql.table(table)} where ${hasPieces(table, pieces)}`,
    hasTexts: (table, pieces, rows) =>
      rows === 'all'
        ? sql`alert_groups.id in (${database.findTexts(table, pieces)})`
        : sql`exists (select 1 from ${sql.table(table)}
            where rowid = alert_groups.id and ${hasPieces(table, pieces)} ${ofEachRow})`,
    hasIndexedMessage: sql`exists (select 1 from alert_group_counts
      where group_id = alert_groups.id and messaged_alert_id is not null)`,
    agreed: agreedTime,
    sumsFirst: true,
    listOf: (value) => sql`json_agg(${value})::text`,
    remember: memory.remember,
    recall: memory.recall,
    toJson: (text) => sql`convert_to(to_json(${text})::text, 'UTF8')`,
    knowing: () => database,
    findGroupAlertIds: (groupId, range) => findAlertIds(database, isAlertOf(groupId), range),
    findIntegrationAlertIds: (integrationId, limit) =>
      findAlertIds(database, sql<boolean>`integration_id = ${integrationId}`, {
        before: Number.MAX_SAFE_INTEGER,
        limit,
      }),
  };
  return database;
}

/**
 * Whether the column has one of the ids that are selected. The server takes them for ten, however many they are: it looks each of them up, and
 * the plan is as good for the next ones, and kept.
 */
function isAmong(column: string, ids: RawBuilder<{ id: number }>): RawBuilder<SqlBool> {
  return sql`${sql.ref(column)} = any(array(${ids}))`;
}

/** It keeps the server from reading all rows of the subselect first. */
const ofEachRow = sql`offset 0`;

function hasPieces(table: keyof typeof textColumns, pieces: readonly string[]): RawBuilder<SqlBool> {
  const tests = pieces.map((piece) => sql`${sql.ref(textColumns[table])} like ${toLikeAnywhere([piece])}`);
  return sql`${sql.join(tests, sql` and `)}`;
}

const textColumns = { group_titles: 'title', group_messages: 'message', note_index: 'text' } as const;

async function findAlertIds(
  database: Database,
  isWanted: RawBuilder<boolean>,
  { before, limit }: { before: number; limit: number }
): Promise<number[]> {
  const rows = await readOften(
    database,
    database.db
      .selectFrom('alerts')
      .select('id')
      .where(isWanted)
      .where('id', '<', before)
      .orderBy('id', 'desc')
      // A plan that is kept knows no parameters, and would be one for a tenth of the rows.
      .limit(sql.lit(commonLimit(limit)))
  );
  return rows.slice(0, limit).map(({ id }) => id);
}
