import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Schema } from '../sql/schema.ts';

/** A write-ahead log of so many pages is due for a checkpoint: twice the usual number, because larger ones cost less. */
export const longLog = 2000;

/** So many pages come while a checkpoint is made in a storm. */
const pagesMeanwhile = 400;

/** Opens the file, and makes it with its folder where they are not there; every commit waits for the disk. */
export function openWriter(path: string): DatabaseSync {
  makeFile(path);
  const writer = new DatabaseSync(path, { timeout: busyTimeout });
  // Before the first table, so that the file can shrink when much is deleted.
  writer.exec('pragma auto_vacuum = incremental');
  writer.exec('pragma journal_size_limit = 67108864');
  // The counts of the groups of a storm are to stay in memory: 16 MiB are those of half a million.
  writer.exec('pragma cache_size = -16384');
  writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  // By then the checkpointer has copied most of it. A commit copies the rest, after which the log begins anew.
  writer.exec(`pragma wal_autocheckpoint = ${longLog + pagesMeanwhile}`);
  return writer;
}

/** Makes an empty file, with its folder, where there is none. @throws where it cannot be written to */
export function makeFile(path: string): void {
  if (existsSync(path)) {
    // It is not opened here: to close it would end the locks that other connections of this process have on it, and who looks
    // into the database could then take the sidecar's log away (https://www.sqlite.org/howtocorrupt.html §2.2).
    accessSync(path, constants.W_OK);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  // A database holds tokens, so it is made readable for its owner only; SQLite gives its other files the same mode.
  closeSync(openSync(path, 'a', 0o600));
}

/** Opens the file, which is there, to make checkpoints beside the writer; each waits for the disk. */
export function openCheckpointer(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeout });
  database.exec('pragma synchronous = full');
  return database;
}

export function openReader(path: string): Kysely<Schema> {
  return toKysely(new DatabaseSync(path, { timeout: busyTimeout, readOnly: true }));
}

/** Kysely on a connection of Node's own SQLite. */
export function toKysely(database: DatabaseSync): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** How long to wait for another process that has locked the file, in milliseconds. */
const busyTimeout = 5000;

/** So many statements are kept ready, which is more than pages ask with; the one that was used longest ago makes way. */
const keptStatements = 200;

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // Kysely has one query at a time on a connection, so none is used twice at once.
      const statement = statements.get(sql) ?? adaptStatement(database.prepare(sql));
      statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > keptStatements) {
        statements.delete(statements.keys().next().value as string);
      }
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run(parameters) {
      const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]));
      return { changes, lastInsertRowid };
    },
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
