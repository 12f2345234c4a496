import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Kysely, sql } from 'kysely';
import type { PostgresSchema } from './schema.ts';

/** Which of the sidecars on a database does what one is to do for all. */
export interface Leases {
  /** As the store's `takeLease`. */
  take(task: string): Promise<boolean>;
  /** Gives all of them up, so that another sidecar need not wait for their end. Never rejects. */
  release(): Promise<void>;
}

/** How long a sidecar has a lease after it last said so, in seconds, by the clock of the database. */
const length = 9;

/** How long an answer of the database counts, in milliseconds. */
const memory = 3000;

export function createLeases(db: Kysely<PostgresSchema>): Leases {
  // For who looks at the table; numbers of processes alone come again, in containers above all.
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`;
  /** By task. */
  const answers = new Map<string, { readonly at: number; readonly isHeld: Promise<boolean> }>();
  return {
    take(task) {
      const known = answers.get(task);
      if (known !== undefined && performance.now() - known.at < memory) {
        return known.isHeld;
      }
      // Who cannot ask has no lease: it may have ended meanwhile.
      const isHeld = ask(db, task, holder).catch(() => false);
      answers.set(task, { at: performance.now(), isHeld });
      return isHeld;
    },
    async release() {
      answers.clear();
      await db
        .deleteFrom('leases')
        .where('holder', '=', holder)
        .execute()
        .catch(() => {});
    },
  };
}

/** Who finds that another has the lease writes nothing. */
async function ask(db: Kysely<PostgresSchema>, task: string, holder: string): Promise<boolean> {
  const { rows } = await sql`insert into leases as known (task, holder, held_until)
    select ${task}, ${holder}, clock_timestamp() + ${length} * interval '1 second'
    where not exists (
      select from leases where task = ${task} and holder <> ${holder} and held_until > clock_timestamp())
    on conflict (task) do update set holder = excluded.holder, held_until = excluded.held_until
    where known.holder = excluded.holder or known.held_until <= clock_timestamp()
    returning task`.execute(db);
  return rows.length > 0;
}
