import type { Kysely } from 'kysely';
import type { PostgresSettings } from '../../database-url/postgres-settings.ts';
import { createChangeAnnouncer } from '../changes.ts';
import { type AccessHealth, createAccessHealth } from '../health/access-health.ts';
import { createReadQueue, readTimeoutMs } from '../health/read-queue.ts';
import { createAllOrgs, findChangedOrgs } from '../sql/all-orgs.ts';
import { nothingDeferred } from '../sql/org-store.ts';
import type { Reader } from '../sql/reader.ts';
import { type ReadArguments, type ReadName, type ReadResult, reads, readsCounters } from '../sql/reads.ts';
import type { Schema } from '../sql/schema.ts';
import type { Store, StoreOptions } from '../store.ts';
import { changeChannel, startChangeLog } from './changes/change-log.ts';
import { startListener } from './connection/listener.ts';
import { openPool } from './connection/pool.ts';
import { classifyPostgresError, toStoreError } from './fault.ts';
import { toKysely } from './kysely.ts';
import { createLeases } from './leases.ts';
import { migrate } from './migrate.ts';
import { createPostgresMemory, toPostgresDatabase } from './postgres-database.ts';
import { refuseUnfinished } from './transfer/unfinished.ts';
import { type Counting, createCounting } from './writer/counting/counting.ts';
import type { Db } from './writer/db.ts';
import { createWriter } from './writer/writer.ts';

/**
 * Opens a PostgreSQL database, and brings its schema up to date. Any number of processes may have it open.
 * @param connections how many there are at most, at least four; one more listens
 * @throws {StoreUnavailable} where it cannot be opened
 */
export async function openPostgresStore(
  settings: PostgresSettings,
  connections: number,
  { now, onAccessChanged, patienceMs }: StoreOptions
): Promise<Store> {
  const readers = Math.floor(connections * readersShare);
  const db = toKysely(
    openPool(settings, { max: connections - readers, statementTimeoutMs: patienceMs ?? writeTimeoutMs })
  );
  const readMs = patienceMs ?? readTimeoutMs;
  const readable = toKysely(openPool(settings, { max: readers, statementTimeoutMs: readMs, forReads: true }));
  const changes = await refuseUnfinished(db)
    .then(() => migrate(db))
    .then(() => startChangeLog(db, createChangeAnnouncer()))
    .catch(async (error) => {
      await db.destroy();
      throw toStoreError(error);
    });
  const health = {
    reading: createAccessHealth((fault, error) => onAccessChanged?.('reading', fault, error)),
    writing: createAccessHealth((fault, error) => onAccessChanged?.('writing', fault, error)),
  };
  const counting = createCounting(db, { onCounted: (orgIds) => changes.announce({ orgIds }) });
  const writer = createWriter(db, counting);
  const reader = createReader(readable, readers, readMs, health.reading, counting);
  const leases = createLeases(db);
  const stopListening = startListener(settings, changeChannel, () => void changes.poll());

  return {
    kind: 'postgres',
    ...createAllOrgs({ writer, reader, deferred: nothingDeferred, changes, health, now }),
    batchesAtOnce: 2,
    // A batch waits for the server twice, and more often where it changes groups, whatever its size: a third of what it costs is that of a
    // batch of 64. With more than that 128 senders would have one batch in flight, and receiving and storing would wait for each other.
    worthwhileBatch: 64,
    async addAlerts(alerts, rejected) {
      const added = await health.writing.observe(() => writer.addAlerts(alerts, rejected));
      changes.announce({ orgIds: findChangedOrgs(alerts, added) });
      return added;
    },
    async catchUp() {
      const { more, orgIds } = await writer.catchUp();
      changes.announce({ orgIds });
      return more;
    },
    listUnindexed: (limit) => reader.read(0, 'listUnindexed', limit),
    takeLease: leases.take,
    async close() {
      await stopListening();
      await leases.release();
      await counting.close();
      await changes.close();
      await readable.destroy();
      await db.destroy();
    },
  };
}

/** The part of the connections that are for reads, so that nothing that is stored waits for a search. */
const readersShare = 0.4;

/** A batch takes some milliseconds, a step of retention some hundred. */
const writeTimeoutMs = 10_000;

/** Reads, each with a connection; orgs take turns. */
function createReader(
  db: Db,
  connections: number,
  timeoutMs: number,
  health: AccessHealth,
  counting: Counting
): Reader {
  const memory = createPostgresMemory();
  // The shared queries ask for nothing but the tables that all stores have.
  const toDatabase = (connection: Db) => toPostgresDatabase(connection as unknown as Kysely<Schema>, memory);
  const queue = createReadQueue(connections, { ...watch(health), classify: classifyPostgresError }, timeoutMs);
  return {
    read: <Name extends ReadName>(owner: number, name: Name, ...args: ReadArguments<Name>) =>
      queue.run(owner, async () => {
        const counted = counting.beforeRead();
        // Whoever is let in by what it says reads more a moment later, and waits less.
        if (readsCounters(name)) {
          await counted;
        }
        const read = reads[name] as (...args: readonly unknown[]) => Promise<ReadResult<Name>>;
        try {
          // With one connection for all of it a read waits for none in between, nor for the ends of its transaction.
          return await db.connection().execute((connection) => read(toDatabase(connection), ...args));
        } catch (error) {
          throw toStoreError(error);
        }
      }),
  };
}

function watch({ worked, failed, stalled }: AccessHealth) {
  return { worked, failed, stalled };
}
