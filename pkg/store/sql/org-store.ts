import type { ChangeAnnouncer } from '../changes.ts';
import { TemplatesChanged } from '../errors.ts';
import type { AlertInGroup } from '../shapes/alerts.ts';
import type { StoredGroup } from '../shapes/groups.ts';
import type { OrgStore } from '../store.ts';
import type { OrgWriter } from './org-writer.ts';
import type { Reader } from './reader.ts';

/** What the stores of all orgs share. */
export interface OrgStoreParts {
  writer: OrgWriter;
  reader: Reader;
  deferred: Deferred;
  changes: ChangeAnnouncer;
  now: () => number;
}

/** What the store has not written to the rows of groups yet. */
export interface Deferred {
  /** @returns adds to a group what was deferred at the call: once the rows have it, it is not here any more */
  hold(): (group: StoredGroup) => StoredGroup;
  /** The newest alert of the group where its row may be behind, else null. */
  newestAlertId(groupId: number): number | null;
}

export const nothingDeferred: Deferred = { hold: () => (group) => group, newestAlertId: () => null };

/** The data of one org: its reads go to the reader, its writes to the writer and then to who listens to changes. */
export function createOrgStore(orgId: number, { writer, reader, deferred, changes, now }: OrgStoreParts): OrgStore {
  const announce = (uid?: string) =>
    changes.announce({ orgIds: [orgId], integrations: uid === undefined ? [] : [{ orgId, uid }] });
  const announceIf = (hasChanged: boolean) => {
    if (hasChanged) {
      announce();
    }
    return hasChanged;
  };
  const getIntegration = (uid: string) => reader.read(orgId, 'getIntegration', orgId, uid, now());
  const { newestAlertId } = deferred;
  return {
    listIntegrations: (page) => reader.read(orgId, 'listIntegrations', orgId, page, now()),
    getIntegration,
    listHours: (uid) => reader.read(orgId, 'listHours', orgId, uid, now()),
    nameIntegration: (uid) => reader.read(orgId, 'nameIntegration', orgId, uid),
    getEndpoint: (uid) => reader.read(orgId, 'getEndpoint', orgId, uid),
    listSecrets: (uid) => reader.read(orgId, 'listSecrets', orgId, uid),
    listFormerSecrets: (uid) => reader.read(orgId, 'listFormerSecrets', orgId, uid, now()),
    listHandshakes: (uid) => reader.read(orgId, 'listHandshakes', orgId, uid),
    changeHandshakes: async (uid, change) => announceIf(await writer.changeHandshakes(orgId, uid, change)),
    async createIntegration(integration) {
      await writer.createIntegration(orgId, integration);
      announce(integration.uid);
      const created = await getIntegration(integration.uid);
      if (created === undefined) {
        throw new Error(`integration ${integration.uid} vanished while it was made`);
      }
      return created;
    },
    async updateIntegration(uid, edits, by = { author: { kind: 'system' }, at: now() }) {
      const outdated = await writer.updateIntegration(orgId, uid, edits, by);
      if (outdated === null) {
        return undefined;
      }
      if (outdated.length > 0) {
        throw new TemplatesChanged(outdated);
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
    async actOnIntegrations(uids, action) {
      const outcomes = await writer.actOnIntegrations(orgId, uids, action, now());
      const integrations = outcomes.flatMap(({ uid, hasChanged }) => (hasChanged ? [{ orgId, uid }] : []));
      changes.announce({ orgIds: integrations.length > 0 ? [orgId] : [], integrations });
      return outcomes;
    },
    listTemplateChanges: (uid) => reader.read(orgId, 'listTemplateChanges', orgId, uid),
    listTemplateEditing: (uid) => reader.read(orgId, 'listTemplateEditing', orgId, uid, now()),
    noteTemplateEditing: async (uid, note) => announceIf(await writer.noteTemplateEditing(orgId, uid, note, now())),
    listViews: (login) => reader.read(orgId, 'listViews', orgId, login),
    async changeViews(person, change) {
      const outcome = await writer.changeViews(orgId, person, change);
      if (outcome === 'changed') {
        announce();
      }
      return outcome;
    },
    listWindows: () => reader.read(orgId, 'listWindows', orgId),
    async changeWindows(change, actor, at) {
      const outcome = await writer.changeWindows(orgId, change, actor, at);
      announceIf(outcome === 'changed');
      return outcome;
    },
    async listGroups(search, page, order = newestFirst) {
      const withDeferred = deferred.hold();
      const groups = await reader.read(orgId, 'listGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map(withDeferred) };
    },
    async walkGroups(search, page, order) {
      const withDeferred = deferred.hold();
      const groups = await reader.read(orgId, 'walkGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map(withDeferred) };
    },
    countGroups: (search) => reader.read(orgId, 'countGroups', orgId, search),
    findFacets: (search) => reader.read(orgId, 'findFacets', orgId, search),
    makeHistogram: (search, request) => reader.read(orgId, 'makeHistogram', orgId, search, request),
    listValues: (search, request) => reader.read(orgId, 'listValues', orgId, search, request),
    findGroupIds: (search, after, limit) => reader.read(orgId, 'findGroupIds', orgId, search, after, limit),
    findOpenGroups: (uid, keys) => reader.read(orgId, 'findOpenGroups', orgId, uid, keys),
    findClosedGroups: (uid, keys) => reader.read(orgId, 'findClosedGroups', orgId, uid, keys),
    nameGroups: (ids) => reader.read(orgId, 'nameGroups', orgId, ids),
    async getGroup(id) {
      const withDeferred = deferred.hold();
      const group = await reader.read(orgId, 'getGroup', orgId, id);
      return group && withDeferred(group);
    },
    findDeletion: (groupId) => reader.read(orgId, 'findDeletion', orgId, groupId),
    async listEarlierGroups(groupId, page) {
      const withDeferred = deferred.hold();
      const earlier = await reader.read(orgId, 'listEarlierGroups', orgId, groupId, page);
      return { ...earlier, items: earlier.items.map(withDeferred) };
    },
    tellAlert: (groupId, alertId) => reader.read(orgId, 'tellAlert', orgId, groupId, alertId),
    placeKey: (groupId, key, formerKey) => reader.read(orgId, 'placeKey', orgId, groupId, key, formerKey),
    listContents: (groupId, limit) => reader.read(orgId, 'listContents', newestAlertId(groupId), orgId, groupId, limit),
    getAlert: (uid, id) => reader.read(orgId, 'getAlert', orgId, uid, id),
    listAlertsById: (ids) => readInParts(ids, Infinity),
    listRecentAlerts: async (uid, limit) =>
      readInParts(await reader.read(orgId, 'listRecentIds', orgId, uid, limit), recentPayloadLimit),
    listRecentFailures: (uid, limit) => reader.read(orgId, 'listRecentFailures', orgId, uid, limit),
    listDeliveries: (uid, page) => reader.read(orgId, 'listDeliveries', orgId, uid, page),
    getDelivery: (uid, id) => reader.read(orgId, 'getDelivery', orgId, uid, id),
    listAlerts: (groupId, page) => reader.read(orgId, 'listAlerts', newestAlertId(groupId), orgId, groupId, page),
    listEvents: (groupId, page) => reader.read(orgId, 'listEvents', orgId, groupId, page),
    async actOnGroups(ids, action, actor, at, operation) {
      const report = await writer.actOnGroups(orgId, ids, action, actor, at, operation);
      announceIf(report.canUndo);
      return report;
    },
    findOperation: (operation) => reader.read(orgId, 'findOperation', orgId, operation),
    async undoPart(part, actor, at) {
      const report = await writer.undoPart(orgId, part, actor, at);
      announceIf(report.changed.length > 0);
      return report;
    },
    getNote: (groupId, id) => reader.read(orgId, 'getNote', orgId, groupId, id),
    editNote: async (groupId, id, text, at) => announceIf(await writer.editNote(orgId, groupId, id, text, at)),
    deleteNote: async (groupId, id) => announceIf(await writer.deleteNote(orgId, groupId, id)),
    listPeople: (limit) => reader.read(orgId, 'listPeople', orgId, limit),
  };

  /**
   * The alerts with these ids, in ascending order; the newest ones where their payloads are larger together. They are read in parts: one large
   * reply would hold up the alerts that come meanwhile.
   */
  async function readInParts(ids: readonly number[], payloadLimit: number): Promise<AlertInGroup[]> {
    const alerts: AlertInGroup[] = [];
    let size = 0;
    let left = ids;
    while (left.length > 0 && size < payloadLimit) {
      const part = await reader.read(orgId, 'listAlertsById', orgId, left);
      const last = part.at(-1)?.id ?? 0;
      alerts.push(...part);
      size += part.reduce((sum, { payload }) => sum + payload.length, 0);
      left = left.filter((id) => id < last);
    }
    return alerts.reverse();
  }
}

const newestFirst = { sort: 'started', order: 'desc' } as const;

/** Payload that the alerts of a dry run may have together, in characters. */
const recentPayloadLimit = 32_000_000;
