import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { foldCase } from '../../sql/search/fold.ts';
import { idTables, type Marks, type Progress, type TransferTarget } from '../../transfer/places.ts';
import {
  contentTables,
  startedTable,
  type TransferRow,
  type TransferTable,
  type TransferValue,
} from '../../transfer/tables.ts';
import { continueFrom, notEmpty, unfinishedTable } from '../../transfer/unfinished.ts';
import { transaction } from '../writer/transaction.ts';
import { createLinks } from './links.ts';
import { countRows, describeFile } from './table-access.ts';
import { readUnfinished } from './unfinished.ts';

/**
 * @param database with the newest schema
 * @param file its path
 */
export function createSqliteTarget(database: DatabaseSync, file: string): TransferTarget {
  const name = describeFile(file);
  const inserts = new Map<string, StatementSync>();
  const links = createLinks(database);
  const addNote = database.prepare('insert into note_index (rowid, text) values (?, ?)');

  return {
    name,
    async begin(source) {
      const unfinished = readUnfinished(database);
      if (unfinished !== undefined) {
        return continueFrom(name, unfinished, source);
      }
      if (contentTables.some((table) => countRows(database, table) > 0)) {
        throw notEmpty(name);
      }
      const progress: Progress = {};
      transaction(database, () => {
        database.exec(`delete from ${startedTable}`);
        database.exec(`create table ${unfinishedTable} (source text, fingerprint text, progress text) strict`);
        database
          .prepare(`insert into ${unfinishedTable} values (?, ?, ?)`)
          .run(source.name, source.fingerprint, JSON.stringify(progress));
      });
      return progress;
    },
    async write(table, rows, progress) {
      transaction(database, () => {
        writeRows(table, rows);
        database.prepare(`update ${unfinishedTable} set progress = ?`).run(JSON.stringify(progress));
      });
    },
    count: async (table) => countRows(database, table),
    async finish(marks) {
      transaction(database, () => {
        finish(database, marks);
        database.exec(`drop table ${unfinishedTable}`);
      });
    },
    async close() {},
  };

  function writeRows(table: TransferTable, rows: readonly TransferRow[]): void {
    const columns = Object.keys(table.columns);
    if (table.name === 'alerts') {
      links.insert(columns, rows);
      return;
    }
    const insert = inserts.get(table.name) ?? database.prepare(insertInto(table.name, columns));
    inserts.set(table.name, insert);
    const at = (row: TransferRow, column: string) => row[columns.indexOf(column)] as TransferValue;
    for (const row of rows) {
      // The newest alert of a group is found again with the alerts.
      const values = columns.map((column, i) => (column === 'last_alert_id' ? null : row[i]));
      insert.run(...(values as SQLInputValue[]));
      if (table.name === 'events' && at(row, 'type') === 'noted' && at(row, 'text')) {
        addNote.run(at(row, 'id'), foldCase(at(row, 'text') as string));
      }
    }
  }
}

function insertInto(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
}

/** Has groups wait for the search index, as after an upgrade from a version without one. */
function finish(database: DatabaseSync, { highestIds, trustedAt }: Marks): void {
  database.exec(`update search_progress set (indexed_group_id, waiting_group_id) =
    (select coalesce(max(id), 0), coalesce(max(id), 0) from alert_groups)`);
  database.exec('insert into message_queue (group_id, org_id, alert_id) select id, org_id, 0 from alert_groups');
  database.exec('update message_progress set queued_alert_id = (select coalesce(max(id), 0) from alerts)');
  database.prepare('update retention_time set trusted_at = ?').run(trustedAt);
  for (const table of idTables) {
    database.prepare('delete from sqlite_sequence where name = ?').run(table);
    database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, highestIds[table]);
  }
}
