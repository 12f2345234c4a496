import { type Kysely, sql } from 'kysely';
import type { Database } from '../sql/database.ts';
import { joinToGroups } from '../sql/group-queries.ts';
import { createMemory } from '../sql/memory.ts';
import type { Schema } from '../sql/schema.ts';
import { walkGroup, walkIntegration } from './alert-links.ts';
import { readDataVersion } from './data-version.ts';

/**
 * What the shared queries ask of SQLite.
 * @param newestAlertId of the group that is asked for, where the writer has deferred its counters; else null
 */
export function toSqliteDatabase(db: Kysely<Schema>, newestAlertId: number | null = null): Database {
  const database: Database = {
    db,
    hidden: [],
    aside: (column) => sql`+${sql.ref(column)}`,
    ignoringCase: (text) => sql`${text} collate nocase`,
    // Its plans take a few microseconds.
    keepPlan: () => {},
    atOnce: (read) =>
      db.transaction().execute((snapshot) => {
        const within: Database = { ...database, db: snapshot, atOnce: (further) => further(within) };
        return read(within);
      }),
    foldedTitle: sql`fold(alert_groups.title)`,
    foldedNote: sql`fold(text)`,
    idsOf: (ids) => sql`select value as id from json_each(${JSON.stringify(ids)})`,
    isOneOf: (column, ids) => sql`${sql.ref(column)} in (${database.idsOf(ids)})`,
    startAt: joinToGroups,
    ofEachRow: sql``,
    findTexts: (table, pieces) =>
      sql`select rowid as id from ${sql.table(table)} where ${sql.table(table)} match ${toMatch(pieces)}`,
    hasTexts: (table, pieces) => sql`alert_groups.id in (${database.findTexts(table, pieces)})`,
    hasIndexedMessage: sql`(exists (select 1 from group_messages where rowid = alert_groups.id)
      or (coalesce(first_alert_id, 0) <= (select queued_alert_id from message_progress)
        and not exists (select 1 from message_queue where message_queue.group_id = alert_groups.id)))`,
    agreed: (time) => sql`${time}`,
    sumsFirst: false,
    listOf: (value) => sql`json_group_array(${value})`,
    ...createMemory(readDataVersion),
    toJson: (text) => sql`cast(json_quote(${text}) as blob)`,
    knowing: (id) => toSqliteDatabase(db, id),
    findGroupAlertIds: (groupId, range) => walkGroup(db, groupId, newestAlertId, range),
    findIntegrationAlertIds: (integrationId, limit) => walkIntegration(db, integrationId, limit),
  };
  return database;
}

/** The expression of FTS5 that finds all pieces, each as it is: https://www.sqlite.org/fts5.html#fts5_strings */
function toMatch(pieces: readonly string[]): string {
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ');
}
