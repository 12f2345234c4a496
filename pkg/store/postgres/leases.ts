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
  const known = new Map<string, Known>();
  return {
    take(task) {
      const now = performance.now();
      let answer = known.get(task)?.answer;
      if (answer === undefined || now - answer.at >= memory) {
        // With all that have been asked for lately, so that there are few writes, and what others remember of the database lasts longer.
        const tasks = [...known].flatMap(([other, { askedAt }]) => (now - askedAt < 2 * memory ? [other] : []));
        // Who cannot ask has no lease: it may have ended meanwhile.
        const held = ask(db, [...new Set([task, ...tasks])].sort(), holder).catch(() => nothing);
        answer = { at: now, held };
        for (const other of tasks) {
          known.set(other, { askedAt: (known.get(other) as Known).askedAt, answer });
        }
      }
      known.set(task, { askedAt: now, answer });
      return answer.held.then((tasks) => tasks.has(task));
    },
    async release() {
      known.clear();
      await db
        .deleteFrom('leases')
        .where('holder', '=', holder)
        .execute()
        .catch(() => {});
    },
  };
}

interface Known {
  readonly askedAt: number;
  /** The tasks that are held, of those that the database was asked for. */
  readonly answer: { readonly at: number; readonly held: Promise<ReadonlySet<string>> };
}

const nothing: ReadonlySet<string> = new Set();

/** Who finds that another has a lease writes nothing of it. @param tasks in the order in which all sidecars lock them */
async function ask(db: Kysely<PostgresSchema>, tasks: readonly string[], holder: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ task: string }>`insert into leases as known (task, holder, held_until)
    select task, ${holder}, clock_timestamp() + ${length} * interval '1 second'
    from (select task from unnest(${tasks}::text[]) with ordinality as given (task, place)
      where not exists (
        select from leases where task = given.task and holder <> ${holder} and held_until > clock_timestamp())
      order by place) as wanted
    on conflict (task) do update set holder = excluded.holder, held_until = excluded.held_until
    where known.holder = excluded.holder or known.held_until <= clock_timestamp()
    returning task`.execute(db);
  return new Set(rows.map(({ task }) => task));
}
