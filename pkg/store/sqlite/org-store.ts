import type { ChangeAnnouncer } from '../changes.ts';
import type { AlertInGroup } from '../shapes/alerts.ts';
import type { OrgStore } from '../store.ts';
import { type DeferredCounters, withDeferred } from './deferred-counters.ts';
import type { Readers } from './reader/readers.ts';
import type { WriterThread } from './writer/thread.ts';

/** What the stores of all orgs share. */
export interface OrgStoreParts {
  writer: WriterThread;
  readers: Readers;
  deferred: DeferredCounters;
  changes: ChangeAnnouncer;
  now: () => number;
}

/** The data of one org: its reads go to the readers, its writes to the writer and then to who listens to changes. */
export function createOrgStore(orgId: number, { writer, readers, deferred, changes, now }: OrgStoreParts): OrgStore {
  const announce = (uid?: string) =>
    changes.announce({ orgIds: [orgId], integrations: uid === undefined ? [] : [{ orgId, uid }] });
  const announceIf = (hasChanged: boolean) => {
    if (hasChanged) {
      announce();
    }
    return hasChanged;
  };
  const getIntegration = (uid: string) => readers.read(orgId, 'getIntegration', orgId, uid);
  const newestAlertId = (groupId: number) => deferred.current().get(groupId)?.lastAlertId ?? null;
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
    listViews: (login) => readers.read(orgId, 'listViews', orgId, login),
    async changeViews(person, change) {
      const outcome = await writer.changeViews(orgId, person, change);
      if (outcome === 'changed') {
        announce();
      }
      return outcome;
    },
    async listGroups(search, page, order = newestFirst) {
      const before = deferred.current();
      const groups = await readers.read(orgId, 'listGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map((group) => withDeferred(group, before)) };
    },
    async walkGroups(search, page, order) {
      const before = deferred.current();
      const groups = await readers.read(orgId, 'walkGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map((group) => withDeferred(group, before)) };
    },
    countGroups: (search) => readers.read(orgId, 'countGroups', orgId, search),
    findFacets: (search) => readers.read(orgId, 'findFacets', orgId, search),
    makeHistogram: (search, request) => readers.read(orgId, 'makeHistogram', orgId, search, request),
    listValues: (search, request) => readers.read(orgId, 'listValues', orgId, search, request),
    findGroupIds: (search, after, limit) => readers.read(orgId, 'findGroupIds', orgId, search, after, limit),
    async getGroup(id) {
      const before = deferred.current();
      const group = await readers.read(orgId, 'getGroup', orgId, id);
      return group && withDeferred(group, before);
    },
    async listEarlierGroups(groupId, page) {
      const before = deferred.current();
      const earlier = await readers.read(orgId, 'listEarlierGroups', orgId, groupId, page);
      return { ...earlier, items: earlier.items.map((group) => withDeferred(group, before)) };
    },
    tellAlert: (groupId, alertId) => readers.read(orgId, 'tellAlert', orgId, groupId, alertId),
    placeKey: (groupId, key, formerKey) => readers.read(orgId, 'placeKey', orgId, groupId, key, formerKey),
    listPayloads: (groupId, limit) =>
      readers.read(orgId, 'listPayloads', newestAlertId(groupId), orgId, groupId, limit),
    getAlert: (uid, id) => readers.read(orgId, 'getAlert', orgId, uid, id),
    async listRecentAlerts(uid, limit) {
      let ids = await readers.read(orgId, 'listRecentIds', orgId, uid, limit);
      const alerts: AlertInGroup[] = [];
      let size = 0;
      // In parts: one large reply would hold up the alerts that come meanwhile.
      while (ids.length > 0 && size < recentPayloadLimit) {
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
    listAlerts: (groupId, page) => readers.read(orgId, 'listAlerts', newestAlertId(groupId), orgId, groupId, page),
    listEvents: (groupId, page) => readers.read(orgId, 'listEvents', orgId, groupId, page),
    async actOnGroups(ids, action, actor, at, operation) {
      const report = await writer.actOnGroups(orgId, ids, action, actor, at, operation);
      announceIf(report.canUndo);
      return report;
    },
    findOperation: (operation) => readers.read(orgId, 'findOperation', orgId, operation),
    async undoPart(part, actor, at) {
      const report = await writer.undoPart(orgId, part, actor, at);
      announceIf(report.changed.length > 0);
      return report;
    },
    getNote: (groupId, id) => readers.read(orgId, 'getNote', orgId, groupId, id),
    editNote: async (groupId, id, text, at) => announceIf(await writer.editNote(orgId, groupId, id, text, at)),
    deleteNote: async (groupId, id) => announceIf(await writer.deleteNote(orgId, groupId, id)),
    listPeople: (limit) => readers.read(orgId, 'listPeople', orgId, limit),
  };
}

const newestFirst = { sort: 'started', order: 'desc' } as const;

/** Payload that the alerts of a dry run may have together, in characters. */
const recentPayloadLimit = 32_000_000;
