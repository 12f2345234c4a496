import { createChangeAnnouncer } from '../changes.ts';
import { createAccessHealth } from '../health/access-health.ts';
import { createAllOrgs, findChangedOrgs } from '../sql/all-orgs.ts';
import type { Store, StoreOptions } from '../store.ts';
import { startCheckpointer } from './checkpointer/checkpointer.ts';
import { openWriter } from './connection.ts';
import { createDeferredCounters } from './deferred-counters.ts';
import { toStoreError } from './fault.ts';
import { type DatabaseLock, lockDatabase } from './lock.ts';
import { migrate } from './migrate.ts';
import { startReaders } from './reader/readers.ts';
import { refuseUnfinished } from './transfer/unfinished.ts';
import { startWriterThread } from './writer/thread.ts';

/**
 * Opens the SQLite database at `path`, made where it is not there, and brings its schema up to date. Reads and writes go through
 * threads of their own.
 * @throws {StoreUnavailable} where it cannot be opened; `DatabaseRefused` before anything is read where another process has it open
 */
export async function openSqliteStore(path: string, options: StoreOptions): Promise<Store> {
  let lock: DatabaseLock | undefined;
  try {
    lock = lockDatabase(path);
    const { release } = lock;
    const store = await openLocked(path, options);
    return {
      ...store,
      async close() {
        await store.close();
        release();
      },
    };
  } catch (error) {
    lock?.release();
    throw toStoreError(error);
  }
}

async function openLocked(path: string, { now, onFatal, onAccessChanged, patienceMs }: StoreOptions): Promise<Store> {
  const health = {
    reading: createAccessHealth((fault, error) => onAccessChanged?.('reading', fault, error)),
    writing: createAccessHealth((fault, error) => onAccessChanged?.('writing', fault, error)),
  };
  const changes = createChangeAnnouncer();
  const migrating = openWriter(path);
  try {
    refuseUnfinished(migrating);
    await migrate(migrating);
  } finally {
    migrating.close();
  }
  const checkpointer = startCheckpointer(path, onFatal);
  const writer = await startWriterThread(path, { onFatal, onWritten: checkpointer.checkpointIfLong }).catch(
    async (error) => {
      await checkpointer.close();
      throw error;
    }
  );
  const readers = await startReaders(path, { onFatal, watch: health.reading, timeoutMs: patienceMs }).catch(
    async (error) => {
      await checkpointer.close();
      await writer.close();
      throw error;
    }
  );
  const deferred = createDeferredCounters();
  /** The orgs whose counters are deferred. */
  const behind = new Set<number>();

  return {
    kind: 'sqlite',
    ...createAllOrgs({ writer, reader: readers, deferred, changes, health, now }),
    batchesAtOnce: 1,
    worthwhileBatch: 32,
    async addAlerts(alerts, rejected) {
      const batch = await health.writing.observe(() => writer.addAlerts(alerts, rejected));
      deferred.take(batch.deferred);
      const orgIds = findChangedOrgs(alerts, batch.added);
      if (batch.deferred === null) {
        behind.clear();
      } else {
        orgIds.forEach((orgId) => behind.add(orgId));
      }
      changes.announce({ orgIds });
      return batch.added;
    },
    async catchUp() {
      const { more, flushed, orgIds } = await writer.catchUp();
      const caughtUp = flushed ? [...behind] : [];
      if (flushed) {
        deferred.take(null);
        behind.clear();
      }
      changes.announce({ orgIds: [...orgIds, ...caughtUp] });
      return more;
    },
    async listUnindexed(limit) {
      await writer.queueMessages();
      return readers.read(0, 'listUnindexed', limit);
    },
    // No other process has the file open.
    takeLease: async () => true,
    async close() {
      await readers.close();
      await checkpointer.close();
      await writer.close();
    },
  };
}
