import {
  type AlertInGroup,
  type ChangeOutcome,
  type Endpoint,
  type OrgStore,
  type Store,
  TokenTaken,
} from '../store.ts';
import { startCheckpointer } from './checkpointer/checkpointer.ts';
import { openWriter } from './connection.ts';
import { createLateCounts, type LateCounts, withLate } from './late-counts.ts';
import { lockDatabase } from './lock.ts';
import { migrate } from './migrate.ts';
import type { ReadWatch } from './reader/read-queue.ts';
import { type Readers, startReaders } from './reader/readers.ts';
import { startWriterThread, type WriterThread } from './writer/thread.ts';

export interface SqliteOptions {
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Is told when a thread has ended, without which the store cannot go on. */
  died: (error: Error) => void;
  /** Is told how reading goes. */
  reading?: ReadWatch;
}

/**
 * Opens the SQLite database at `path`, made where it is not there, and brings its schema up to date. Reads and writes go through
 * threads of their own.
 * @throws {DatabaseRefused} before anything is read where another process has it open
 */
export async function openSqliteStore(path: string, options: SqliteOptions): Promise<Store> {
  const lock = lockDatabase(path);
  try {
    const store = await openLocked(path, options);
    return {
      ...store,
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(path: string, { now, died, reading }: SqliteOptions): Promise<Store> {
  const migrating = openWriter(path);
  try {
    await migrate(migrating);
  } finally {
    migrating.close();
  }
  const checkpointer = startCheckpointer(path, died);
  const writer = await startWriterThread(path, { died, wrote: checkpointer.look }).catch(async (error) => {
    await checkpointer.close();
    throw error;
  });
  const readers = await startReaders(path, { died, watch: reading ?? nobody }).catch(async (error) => {
    await checkpointer.close();
    await writer.close();
    throw error;
  });
  const late = createLateCounts();

  return {
    kind: 'sqlite',
    forOrg: (orgId) => createOrgStore(orgId, { writer, readers, late, now }),
    async listEndpoints() {
      const endpoints: Endpoint[] = [];
      let part: readonly Endpoint[];
      do {
        part = await readers.read(0, 'listEndpoints', endpoints.at(-1)?.integrationId ?? 0, endpointPart);
        endpoints.push(...part);
      } while (part.length === endpointPart);
      return endpoints;
    },
    countAllGroups: () => readers.read(0, 'countAllGroups'),
    async addAlerts(alerts, rejected) {
      const { added, heldBack } = await writer.addAlerts(alerts, rejected);
      late.take(heldBack);
      return added;
    },
    endSilences: writer.endSilences,
    async provision(plan) {
      const integration = await writer.provision(plan);
      if (integration !== null) {
        throw new TokenTaken(integration);
      }
    },
    retain: writer.retain,
    countDue: (now, defaults) => readers.read(0, 'countDue', now, defaults),
    readRetentionTime: () => readers.read(0, 'readRetentionTime'),
    saveRetentionTime: writer.saveRetentionTime,
    async check() {
      await readers.read(0, 'check');
    },
    probe: writer.probe,
    async close() {
      await readers.close();
      await checkpointer.close();
      await writer.close();
    },
  };
}

/** Endpoints per read: more at once would hold up the alerts that come meanwhile. */
const endpointPart = 500;

const nobody: ReadWatch = { worked() {}, failed() {}, stalled() {} };

interface Parts {
  writer: WriterThread;
  readers: Readers;
  late: LateCounts;
  now: () => number;
}

function createOrgStore(orgId: number, { writer, readers, late, now }: Parts): OrgStore {
  const getIntegration = (uid: string) => readers.read(orgId, 'getIntegration', orgId, uid);
  const lateAlertId = (groupId: number) => late.now().get(groupId)?.lastAlertId ?? null;
  return {
    listIntegrations: (page) => readers.read(orgId, 'listIntegrations', orgId, page),
    getIntegration,
    nameIntegration: (uid) => readers.read(orgId, 'nameIntegration', orgId, uid),
    getEndpoint: (uid) => readers.read(orgId, 'getEndpoint', orgId, uid),
    async createIntegration(integration) {
      await writer.createIntegration(orgId, integration);
      const created = await getIntegration(integration.uid);
      if (created === undefined) {
        throw new Error(`integration ${integration.uid} vanished while it was made`);
      }
      return created;
    },
    async updateIntegration(uid, changes) {
      return (await writer.updateIntegration(orgId, uid, changes)) ? getIntegration(uid) : undefined;
    },
    deleteIntegration: (uid) => writer.deleteIntegration(orgId, uid, now()),
    async listGroups(filter, page) {
      const before = late.now();
      const groups = await readers.read(orgId, 'listGroups', orgId, filter, page);
      return { ...groups, items: groups.items.map((group) => withLate(group, before)) };
    },
    countGroups: (filter) => readers.read(orgId, 'countGroups', orgId, filter),
    async getGroup(id) {
      const before = late.now();
      const group = await readers.read(orgId, 'getGroup', orgId, id);
      return group && withLate(group, before);
    },
    listPayloads: (groupId, limit) => readers.read(orgId, 'listPayloads', orgId, groupId, limit, lateAlertId(groupId)),
    getAlert: (uid, id) => readers.read(orgId, 'getAlert', orgId, uid, id),
    async listRecentAlerts(uid, limit) {
      let ids = await readers.read(orgId, 'listRecentIds', orgId, uid, limit);
      const alerts: AlertInGroup[] = [];
      let size = 0;
      // In parts, because one large reply would hold up the alerts that come meanwhile.
      while (ids.length > 0 && size < recentBudget) {
        const part = await readers.read(orgId, 'listAlertsById', orgId, ids);
        const last = part.at(-1)?.id ?? 0;
        alerts.push(...part);
        size += part.reduce((sum, { payload }) => sum + payload.length, 0);
        ids = ids.filter((id) => id < last);
      }
      return alerts.reverse();
    },
    listDeliveries: (uid, page) => readers.read(orgId, 'listDeliveries', orgId, uid, page),
    getDelivery: (uid, id) => readers.read(orgId, 'getDelivery', orgId, uid, id),
    listAlerts: (groupId, page) => readers.read(orgId, 'listAlerts', orgId, groupId, page, lateAlertId(groupId)),
    listEvents: (groupId, page) => readers.read(orgId, 'listEvents', orgId, groupId, page),
    deleteGroup: (id) => writer.deleteGroup(orgId, id, now()),
    actOnGroups: (ids, action, actor, at) => writer.actOnGroups(orgId, ids, action, actor, at),
    async actOnGroup(id, action, actor, at) {
      const [outcome] = await writer.actOnGroups(orgId, [id], action, actor, at);
      return outcome as ChangeOutcome;
    },
  };
}

/** So much payload is looked at for the alerts of a dry run, in characters. */
const recentBudget = 32_000_000;
