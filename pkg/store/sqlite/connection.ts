import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Schema } from '../sql/schema.ts';
import { foldCase } from '../sql/search/fold.ts';

/** Pages of the write-ahead log at which a checkpoint is due: twice SQLite's default, because larger checkpoints cost less. */
export const longLog = 2000;

/** Pages that are written during a checkpoint in a storm. */
const pagesMeanwhile = 400;

/** Opens the file for writing. Makes it and its folder where they do not exist. Every commit waits for the disk. */
export function openWriter(path: string): DatabaseSync {
  makeFile(path);
  const writer = new DatabaseSync(path, { timeout: busyTimeoutMs });
  // Has to come before the first table, so that the file can shrink when much is deleted.
  writer.exec('pragma auto_vacuum = incremental');
  writer.exec('pragma journal_size_limit = 67108864');
  // The counters of a storm's groups should stay in memory: 16 MiB hold those of a hundred thousand groups.
  writer.exec('pragma cache_size = -16384');
  writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  // At that length the checkpointer has copied most of the log. A commit copies the rest, and the log starts again.
  writer.exec(`pragma wal_autocheckpoint = ${longLog + pagesMeanwhile}`);
  return writer;
}

/** Makes an empty file and its folder where there is none. @throws where it cannot be written */
export function makeFile(path: string): void {
  if (existsSync(path)) {
    // Not opened here: closing it would end the locks of this process's other connections, and another program that reads the
    // database could then delete the sidecar's log (https://www.sqlite.org/howtocorrupt.html §2.2).
    accessSync(path, constants.W_OK);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  // Readable by its owner only, because it holds tokens. SQLite gives its other files the same mode.
  closeSync(openSync(path, 'a', 0o600));
}

/** Opens an existing file to make checkpoints beside the writer. Each waits for the disk. */
export function openCheckpointer(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec('pragma synchronous = full');
  return database;
}

export function openReader(path: string): Kysely<Schema> {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly: true });
  // What counting and filtering of very many groups reads should stay in memory.
  database.exec('pragma cache_size = -16384');
  learnFunctions(database);
  return toKysely(database);
}

/** Teaches the connection the function `fold`, which is `foldCase`. */
export function learnFunctions(database: DatabaseSync): void {
  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? foldCase(text) : null));
}

/** Kysely on a connection of Node's SQLite module. */
export function toKysely(database: DatabaseSync): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** Time to wait for another process that has locked the file. */
const busyTimeoutMs = 5000;

/** Prepared statements that are kept, more than pages need. The least recently used goes first. */
const statementLimit = 200;

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: statementLimit });
  return {
    close: () => database.close(),
    prepare(sql) {
      // Kysely runs one query at a time on a connection, so no statement is used twice at once.
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = adaptStatement(database.prepare(sql));
        statements.set(sql, statement);
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
