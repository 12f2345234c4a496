import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Change, Group } from '../../group/group.ts';
import type { ChangeOutcome, OrgStore, Store } from '../store.ts';
import { createAlertWriter } from './add-alerts.ts';
import { isConflict } from './conflict.ts';
import { openReader, openWriter, toKysely } from './connection.ts';
import { createGroupWriter, type GroupWriter } from './group-writer.ts';
import * as groups from './groups.ts';
import { createIntegrationWriter } from './integration-writer.ts';
import * as integrations from './integrations.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { transaction } from './transaction.ts';

/**
 * Opens the SQLite database at `path`, made where it is not there, and brings its schema up to date.
 * Every write runs to its end in one step of the event loop, so writes never interleave.
 * @param now the clock, in milliseconds since 1970
 */
export async function openSqliteStore(path: string, now: () => number): Promise<Store> {
  const writer = openWriter(path);
  await migrate(toKysely(writer));
  const reader = openReader(path);

  const groupWriter = createGroupWriter(writer);
  const integrationWriter = createIntegrationWriter(writer);
  const writeAlerts = createAlertWriter(writer, groupWriter);

  return {
    kind: 'sqlite',
    forOrg: (orgId) => createOrgStore(orgId, { writer, reader, groupWriter, integrationWriter, now }),
    listReceivers: () => integrations.listReceivers(reader),
    addAlerts: async (alerts) => transaction(writer, () => writeAlerts(alerts)),
    async endSilences(at, change) {
      const ended = groupWriter.findEndedSilences(at);
      if (ended.length === 0) {
        return [];
      }
      return transaction(writer, () => {
        const orgs = new Set<number>();
        for (const loaded of ended) {
          const applied = change(loaded.group);
          if (applied !== null) {
            groupWriter.apply(loaded, applied);
            orgs.add(loaded.orgId);
          }
        }
        return [...orgs];
      });
    },
    provision: async (plan) => transaction(writer, () => integrationWriter.provision(plan)),
    async close() {
      await reader.destroy();
      writer.close();
    },
  };
}

interface Parts {
  writer: DatabaseSync;
  reader: Kysely<Schema>;
  groupWriter: GroupWriter;
  integrationWriter: ReturnType<typeof createIntegrationWriter>;
  now: () => number;
}

function createOrgStore(orgId: number, { writer, reader, groupWriter, integrationWriter, now }: Parts): OrgStore {
  const getIntegration = (uid: string) => integrations.getIntegration(reader, orgId, uid);
  return {
    listIntegrations: (page) => integrations.listIntegrations(reader, orgId, page),
    getIntegration,
    async createIntegration(integration) {
      integrationWriter.insert(orgId, integration);
      const created = await getIntegration(integration.uid);
      if (created === undefined) {
        throw new Error(`integration ${integration.uid} vanished while it was made`);
      }
      return created;
    },
    async updateIntegration(uid, changes) {
      return integrationWriter.update(orgId, uid, changes) ? getIntegration(uid) : undefined;
    },
    deleteIntegration: async (uid) => integrationWriter.remove(orgId, uid, now()),
    listGroups: (filter, page) => groups.listGroups(reader, orgId, filter, page),
    countGroups: (filter) => groups.countGroups(reader, orgId, filter),
    getGroup: (id) => groups.getGroup(reader, orgId, id),
    listAlerts: (groupId, page) => groups.listAlerts(reader, orgId, groupId, page),
    listEvents: (groupId, page) => groups.listEvents(reader, orgId, groupId, page),
    changeGroup: async (id, change) => changeGroup(writer, groupWriter, orgId, id, change),
  };
}

function changeGroup(
  writer: DatabaseSync,
  groupWriter: GroupWriter,
  orgId: number,
  id: number,
  change: (group: Group) => Change | null
): ChangeOutcome {
  try {
    return transaction(writer, () => {
      const loaded = groupWriter.find(orgId, id);
      if (loaded === undefined) {
        return 'not_found';
      }
      const changed = change(loaded.group);
      if (changed === null) {
        return 'not_allowed';
      }
      groupWriter.apply(loaded, changed);
      return 'changed';
    });
  } catch (error) {
    if (isConflict(error, 'alert_groups.integration_id, alert_groups.key_hash')) {
      return 'newer_group_open';
    }
    throw error;
  }
}
