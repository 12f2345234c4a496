import { type ChangeAnnouncer, createChangeAnnouncer } from '../changes.ts';
import { createAccessHealth } from '../health/access-health.ts';
import { findReadiness } from '../health/readiness.ts';
import {
  type AddedAlert,
  type AlertInGroup,
  type ChangeOutcome,
  type Endpoint,
  type OrgStore,
  type Store,
  type StoreOptions,
  TokenTaken,
} from '../store.ts';
import { startCheckpointer } from './checkpointer/checkpointer.ts';
import { openWriter } from './connection.ts';
import { createLateCounts, type LateCounts, withLate } from './deferred-counters.ts';
import { toStoreError } from './fault.ts';
import { type DatabaseLock, lockDatabase } from './lock.ts';
import { migrate } from './migrate.ts';
import { type Readers, startReaders } from './reader/readers.ts';
import { startWriterThread, type WriterThread } from './writer/thread.ts';

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

async function openLocked(path: string, { now, onFatal, onAccessChanged }: StoreOptions): Promise<Store> {
  const health = {
    reading: createAccessHealth((fault, error) => onAccessChanged?.('reading', fault, error)),
    writing: createAccessHealth((fault, error) => onAccessChanged?.('writing', fault, error)),
  };
  const changes = createChangeAnnouncer();
  const migrating = openWriter(path);
  try {
    await migrate(migrating);
  } finally {
    migrating.close();
  }
  const checkpointer = startCheckpointer(path, onFatal);
  const writer = await startWriterThread(path, { died: onFatal, wrote: checkpointer.look }).catch(async (error) => {
    await checkpointer.close();
    throw error;
  });
  const readers = await startReaders(path, { died: onFatal, watch: health.reading }).catch(async (error) => {
    await checkpointer.close();
    await writer.close();
    throw error;
  });
  const late = createLateCounts();

  return {
    kind: 'sqlite',
    forOrg: (orgId) => createOrgStore(orgId, { writer, readers, late, changes, now }),
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
      const { added, deferred } = await health.writing.observe(() => writer.addAlerts(alerts, rejected));
      late.take(deferred);
      changes.announce({ orgIds: alerts.filter((_, i) => hasChanged(added[i])).map(({ orgId }) => orgId) });
      return added;
    },
    async endSilences(time) {
      const orgIds = await writer.endSilences(time);
      changes.announce({ orgIds });
      return orgIds;
    },
    async provision(plan) {
      const integration = await writer.provision(plan);
      if (integration !== null) {
        throw new TokenTaken(integration);
      }
      const integrations = [...plan.integrations, ...plan.deletions].map(({ orgId, uid }) => ({ orgId, uid }));
      changes.announce({ orgIds: integrations.map(({ orgId }) => orgId), integrations });
    },
    retain: writer.retain,
    countDue: (now, defaults) => readers.read(0, 'countDue', now, defaults),
    readRetentionTime: () => readers.read(0, 'readRetentionTime'),
    saveRetentionTime: writer.saveRetentionTime,
    readiness: () => findReadiness(health, () => readers.read(0, 'check')),
    probe: () => health.writing.retry(writer.probe),
    subscribe: changes.subscribe,
    async close() {
      await readers.close();
      await checkpointer.close();
      await writer.close();
    },
  };
}

/** Endpoints per read: more at once would hold up the alerts that come meanwhile. */
const endpointPart = 500;

interface Parts {
  writer: WriterThread;
  readers: Readers;
  late: LateCounts;
  changes: ChangeAnnouncer;
  now: () => number;
}

function createOrgStore(orgId: number, { writer, readers, late, changes, now }: Parts): OrgStore {
  const announce = (uid?: string) =>
    changes.announce({ orgIds: [orgId], integrations: uid === undefined ? [] : [{ orgId, uid }] });
  const getIntegration = (uid: string) => readers.read(orgId, 'getIntegration', orgId, uid);
  const actOnGroups: OrgStore['actOnGroups'] = async (ids, action, actor, at) => {
    const outcomes = await writer.actOnGroups(orgId, ids, action, actor, at);
    if (outcomes.includes('changed')) {
      announce();
    }
    return outcomes;
  };
  const lateAlertId = (groupId: number) => late.now().get(groupId)?.lastAlertId ?? null;
  return {
    listIntegrations: (page) => readers.read(orgId, 'listIntegrations', orgId, page),
    getIntegration,
    nameIntegration: (uid) => readers.read(orgId, 'nameIntegration', orgId, uid),
    getEndpoint: (uid) => readers.read(orgId, 'getEndpoint', orgId, uid),
    async createIntegration(integration) {
      await writer.createIntegration(orgId, integration);
      announce(integration.uid);
      const created = await getIntegration(integration.uid);
      if (created === undefined) {
        throw new Error(`integration ${integration.uid} vanished while it was made`);
      }
      return created;
    },
    async updateIntegration(uid, edits) {
      if (!(await writer.updateIntegration(orgId, uid, edits))) {
        return undefined;
      }
      announce(uid);
      return getIntegration(uid);
    },
    async deleteIntegration(uid) {
      const isDeleted = await writer.deleteIntegration(orgId, uid, now());
      if (isDeleted) {
        announce(uid);
      }
      return isDeleted;
    },
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
    listPayloads: (groupId, limit) => readers.read(orgId, 'listPayloads', lateAlertId(groupId), orgId, groupId, limit),
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
    listAlerts: (groupId, page) => readers.read(orgId, 'listAlerts', lateAlertId(groupId), orgId, groupId, page),
    listEvents: (groupId, page) => readers.read(orgId, 'listEvents', orgId, groupId, page),
    async deleteGroup(id) {
      const isDeleted = await writer.deleteGroup(orgId, id, now());
      if (isDeleted) {
        announce();
      }
      return isDeleted;
    },
    actOnGroups,
    async actOnGroup(id, action, actor, at) {
      const [outcome] = await actOnGroups([id], action, actor, at);
      return outcome as ChangeOutcome;
    },
  };
}

/** A duplicate and a recovery with nothing to resolve change nothing that is shown. */
function hasChanged(added: AddedAlert | undefined): boolean {
  return added !== undefined && added.stored !== null && !added.duplicate;
}

/** So much payload is looked at for the alerts of a dry run, in characters. */
const recentBudget = 32_000_000;
