import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { toStoreError } from '../fault.ts';
import type { PostgresSchema } from '../schema.ts';

export type Work<Result> = (tx: Transaction<PostgresSchema>) => Promise<Result>;

/** What another transaction has written meanwhile does not go together with what this one was to write. */
export class Overtaken extends Error {}

/**
 * Does the work in one transaction: committed when its promise resolves, undone when it rejects. Where transactions have got in each
 * other's way it is done again.
 * @throws {StoreUnavailable} where the database is at fault
 */
export function transact<Result>(db: Kysely<PostgresSchema>, work: Work<Result>): Promise<Result> {
  return retrying(() => db.transaction().execute(work));
}

/** Does what is a transaction by itself, again where transactions have got in each other's way. @throws {StoreUnavailable} */
export async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === mostAttempts || !(error instanceof Overtaken || isConflict(error))) {
        throw toStoreError(error);
      }
    }
    await pause(Math.random() * attempt * longestPause);
  }
}

function isConflict(error: unknown): boolean {
  const { code = '', table } = error as { code?: string; table?: string };
  // What a person names must be unique, and stays taken.
  return conflicts.has(code) && table !== 'integrations';
}

/** A transaction that cannot be one of a series, a deadlock, and a row that another transaction has just made. */
const conflicts = new Set(['40001', '40P01', '23505']);

const mostAttempts = 10;

/** In milliseconds, before the second attempt. */
const longestPause = 4;
