import type { Kysely } from 'kysely';
import { type OrgStore, type Store, TokenTaken } from '../store.ts';
import { startCheckpointer } from './checkpointer/checkpointer.ts';
import { openReader, openWriter } from './connection.ts';
import * as deliveries from './deliveries.ts';
import * as groups from './groups.ts';
import * as integrations from './integrations.ts';
import { createLateCounts, type LateCounts } from './late-counts.ts';
import { migrate } from './migrate.ts';
import * as payloads from './payloads.ts';
import type { Schema } from './schema.ts';
import { startWriterThread, type WriterThread } from './writer/thread.ts';

export interface SqliteOptions {
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Is told when a thread has ended, without which the store cannot go on. */
  died: (error: Error) => void;
}

/**
 * Opens the SQLite database at `path`, made where it is not there, and brings its schema up to date. Writes go through a
 * thread of their own, reads are made here.
 */
export async function openSqliteStore(path: string, { now, died }: SqliteOptions): Promise<Store> {
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
  const reader = openReader(path);
  const late = createLateCounts();

  return {
    kind: 'sqlite',
    forOrg: (orgId) => createOrgStore(orgId, { writer, reader, late, now }),
    listReceivers: () => integrations.listReceivers(reader),
    countAllGroups: () => groups.countAllGroups(reader),
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
    probe: writer.probe,
    async close() {
      await reader.destroy();
      await checkpointer.close();
      await writer.close();
    },
  };
}

interface Parts {
  writer: WriterThread;
  reader: Kysely<Schema>;
  late: LateCounts;
  now: () => number;
}

function createOrgStore(orgId: number, { writer, reader, late, now }: Parts): OrgStore {
  const getIntegration = (uid: string) => integrations.getIntegration(reader, orgId, uid);
  return {
    listIntegrations: (page) => integrations.listIntegrations(reader, orgId, page),
    getIntegration,
    getReceiver: (uid) => integrations.getReceiver(reader, orgId, uid),
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
    listGroups: (filter, page) => groups.listGroups(reader, orgId, filter, page, late.now()),
    countGroups: (filter) => groups.countGroups(reader, orgId, filter),
    getGroup: (id) => groups.getGroup(reader, orgId, id, late.now()),
    listPayloads: (groupId, limit) => payloads.listPayloads(reader, orgId, groupId, limit, late.now()),
    getAlert: (uid, id) => payloads.getAlert(reader, orgId, uid, id),
    listRecentAlerts: (uid, limit) => payloads.listRecentAlerts(reader, orgId, uid, limit),
    listDeliveries: (uid, page) => deliveries.listDeliveries(reader, orgId, uid, page),
    getDelivery: (uid, id) => deliveries.getDelivery(reader, orgId, uid, id),
    listAlerts: (groupId, page) => groups.listAlerts(reader, orgId, groupId, page, late.now()),
    listEvents: (groupId, page) => groups.listEvents(reader, orgId, groupId, page),
    deleteGroup: (id) => writer.deleteGroup(orgId, id, now()),
    actOnGroup: (id, request, actor, at) => writer.actOnGroup(orgId, id, request, actor, at),
  };
}
