import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ChangeAnnouncer, StoreChange } from '../../changes.ts';
import type { PostgresSchema } from '../schema.ts';

/** Tells the other sidecars on the database what has changed, and hears it from them. */
export interface ChangeLog extends ChangeAnnouncer {
  /** Looks for changes that other sidecars have written. */
  poll(): Promise<void>;
  /** Writes what waits, and looks no more. */
  close(): Promise<void>;
}

/** The channel on which a sidecar says that there are changes. */
export const changeChannel = 'bellhook_changes';

/** Changes are written at most this often, however many batches there are: each of them would cost a commit. In milliseconds. */
const pause = 200;

/** Others are asked this often where nothing wakes the sidecar, in milliseconds. */
const pollPeriod = 700;

/** A transaction may write a change and end later than others that began after it: so much longer changes are looked for, in seconds. */
const longestTransaction = 15;

/** Changes are kept this long, in seconds. */
const kept = 300;

/**
 * Changes are rows of a table, which every sidecar reads now and then; a notification only says that it is time to. So nothing is
 * missed where notifications are: a pooler or a database may have none.
 */
export async function startChangeLog(db: Kysely<PostgresSchema>, local: ChangeAnnouncer): Promise<ChangeLog> {
  const origin = randomUUID();
  const orgIds = new Set<number>();
  let integrations: StoreChange['integrations'] = [];
  // What was there before is known to who reads the database from now on.
  let seen = new Set((await db.selectFrom('changes').select('id').execute()).map(({ id }) => id));
  let writing: Promise<void> | undefined;
  let polling: Promise<void> | undefined;
  let writeTimer: NodeJS.Timeout | undefined;
  let writtenAt = 0;
  let readAt = performance.now();
  const pollTimer = setInterval(() => void poll(), pollPeriod);
  pollTimer.unref();

  return {
    announce(change) {
      local.announce(change);
      const ids = [...change.orgIds];
      if (ids.length === 0) {
        return;
      }
      ids.forEach((id) => orgIds.add(id));
      integrations = [...integrations, ...(change.integrations ?? [])];
      if (writeTimer === undefined) {
        writeTimer = setTimeout(flush, Math.max(0, writtenAt + pause - performance.now()));
        writeTimer.unref();
      }
    },
    subscribe: local.subscribe,
    poll,
    async close() {
      clearInterval(pollTimer);
      flush();
      await writing;
      await polling;
    },
  };

  function flush(): void {
    clearTimeout(writeTimer);
    writeTimer = undefined;
    if (orgIds.size === 0) {
      return;
    }
    const change: StoreChange = { orgIds: [...orgIds], integrations };
    orgIds.clear();
    integrations = [];
    writtenAt = performance.now();
    writing = (writing ?? Promise.resolve()).then(() => write(change)).catch(() => {});
  }

  async function write(change: StoreChange): Promise<void> {
    await sql`with soon as (select set_config('synchronous_commit', 'off', true) as done),
      written as (insert into changes (origin, change) values (${origin}, ${JSON.stringify(change)}) returning id),
      gone as (delete from changes where at < now() - ${kept} * interval '1 second')
      select done, pg_notify(${changeChannel}, id::text) from soon, written`.execute(db);
  }

  function poll(): Promise<void> {
    polling ??= read()
      .catch(() => {})
      .finally(() => (polling = undefined));
    return polling;
  }

  async function read(): Promise<void> {
    const since = (performance.now() - readAt) / 1000;
    const startedAt = performance.now();
    const rows = await db
      .selectFrom('changes')
      .select(['id', 'origin', 'change'])
      .where(sql<boolean>`at > now() - ${since + longestTransaction}::float8 * interval '1 second'`)
      .orderBy('id')
      .execute();
    const fresh = rows.filter(({ id, origin: from }) => from !== origin && !seen.has(id));
    const changes = since > kept - longestTransaction ? [await everything()] : fresh.map(({ change }) => parse(change));
    seen = new Set(rows.map(({ id }) => id));
    readAt = startedAt;
    local.announce({
      orgIds: changes.flatMap((change) => change.orgIds),
      integrations: changes.flatMap((change) => change.integrations),
    });
  }

  /** For who was away from the database for long. */
  async function everything(): Promise<StoreChange> {
    const orgs = await db.selectFrom('orgs').select('id').execute();
    const integrations = await db.selectFrom('integrations').select(['org_id as orgId', 'uid']).execute();
    return { orgIds: [...orgs.map(({ id }) => id), ...integrations.map(({ orgId }) => orgId)], integrations };
  }
}

function parse(change: string): StoreChange {
  return JSON.parse(change) as StoreChange;
}
