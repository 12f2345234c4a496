import type { Person } from '../../domain/access/may.ts';
import type { ChangeAnnouncer } from '../changes.ts';
import { TemplatesChanged } from '../errors.ts';
import type { AlertInGroup } from '../shapes/alerts.ts';
import type { StoredGroup } from '../shapes/groups.ts';
import type { OrgStore } from '../store.ts';
import type { OrgWriter } from './org-writer.ts';
import type { Reader } from './reader.ts';
import type { ReadArguments, ReadName, ReadResult } from './reads.ts';

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

/**
 * The data of one org: its reads go to the reader, its writes to the writer and then to who listens to changes.
 * @param person whose reads they are; null where nothing is hidden
 */
export function createOrgStore(
  orgId: number,
  { writer, reader, deferred, changes, now }: OrgStoreParts,
  person: Person | null = null
): OrgStore {
  const read = <Name extends ReadName>(name: Name, ...args: ReadArguments<Name>): Promise<ReadResult<Name>> =>
    person === null || name === 'readFor'
      ? reader.read(orgId, name, ...args)
      : (reader.read(orgId, 'readFor', orgId, person, name, args) as Promise<ReadResult<Name>>);
  const announce = (uid?: string) =>
    changes.announce({ orgIds: [orgId], integrations: uid === undefined ? [] : [{ orgId, uid }] });
  const announceIf = (hasChanged: boolean) => {
    if (hasChanged) {
      announce();
    }
    return hasChanged;
  };
  const getIntegration = (uid: string) => read('getIntegration', orgId, uid, now());
  const { newestAlertId } = deferred;
  return {
    listIntegrations: (page) => read('listIntegrations', orgId, page, now()),
    getIntegration,
    listHours: (uid) => read('listHours', orgId, uid, now()),
    nameIntegration: (uid) => read('nameIntegration', orgId, uid),
    getEndpoint: (uid) => read('getEndpoint', orgId, uid),
    listSecrets: (uid) => read('listSecrets', orgId, uid),
    listFormerSecrets: (uid) => read('listFormerSecrets', orgId, uid, now()),
    listHandshakes: (uid) => read('listHandshakes', orgId, uid),
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
    listTemplateChanges: (uid) => read('listTemplateChanges', orgId, uid),
    listTemplateEditing: (uid) => read('listTemplateEditing', orgId, uid, now()),
    noteTemplateEditing: async (uid, note) => announceIf(await writer.noteTemplateEditing(orgId, uid, note, now())),
    listViews: (login) => read('listViews', orgId, login),
    async changeViews(person, change) {
      const outcome = await writer.changeViews(orgId, person, change);
      if (outcome === 'changed') {
        announce();
      }
      return outcome;
    },
    listWindows: () => read('listWindows', orgId),
    async changeWindows(change, actor, at) {
      const outcome = await writer.changeWindows(orgId, change, actor, at);
      announceIf(outcome === 'changed');
      return outcome;
    },
    async listGroups(search, page, order = newestFirst) {
      const withDeferred = deferred.hold();
      const groups = await read('listGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map(withDeferred) };
    },
    async walkGroups(search, page, order) {
      const withDeferred = deferred.hold();
      const groups = await read('walkGroups', orgId, search, page, order);
      return { ...groups, items: groups.items.map(withDeferred) };
    },
    countGroups: (search) => read('countGroups', orgId, search),
    findFacets: (search) => read('findFacets', orgId, search),
    makeHistogram: (search, request) => read('makeHistogram', orgId, search, request),
    listValues: (search, request) => read('listValues', orgId, search, request),
    findGroupIds: (search, after, limit) => read('findGroupIds', orgId, search, after, limit),
    findOpenGroups: (uid, keys) => read('findOpenGroups', orgId, uid, keys),
    findClosedGroups: (uid, keys) => read('findClosedGroups', orgId, uid, keys),
    nameGroups: (ids) => read('nameGroups', orgId, ids),
    async getGroup(id) {
      const withDeferred = deferred.hold();
      const group = await read('getGroup', orgId, id);
      return group && withDeferred(group);
    },
    findDeletion: (groupId) => read('findDeletion', orgId, groupId),
    async listEarlierGroups(groupId, page) {
      const withDeferred = deferred.hold();
      const earlier = await read('listEarlierGroups', orgId, groupId, page);
      return { ...earlier, items: earlier.items.map(withDeferred) };
    },
    tellAlert: (groupId, alertId) => read('tellAlert', orgId, groupId, alertId),
    placeKey: (groupId, key, formerKey) => read('placeKey', orgId, groupId, key, formerKey),
    listContents: (groupId, limit) => read('listContents', newestAlertId(groupId), orgId, groupId, limit),
    getAlert: (uid, id) => read('getAlert', orgId, uid, id),
    listAlertsById: (ids) => readInParts(ids, Infinity),
    listRecentAlerts: async (uid, limit) =>
      readInParts(await read('listRecentIds', orgId, uid, limit), recentPayloadLimit),
    listRecentFailures: (uid, limit) => read('listRecentFailures', orgId, uid, limit),
    listDeliveries: (uid, page) => read('listDeliveries', orgId, uid, page),
    getDelivery: (uid, id) => read('getDelivery', orgId, uid, id),
    listAlerts: (groupId, page) => read('listAlerts', newestAlertId(groupId), orgId, groupId, page),
    listEvents: (groupId, page) => read('listEvents', orgId, groupId, page),
    async actOnGroups(ids, action, actor, at, operation) {
      const report = await writer.actOnGroups(orgId, ids, action, actor, at, operation);
      announceIf(report.canUndo);
      return report;
    },
    findOperation: (operation) => read('findOperation', orgId, operation),
    async undoPart(part, actor, at) {
      const report = await writer.undoPart(orgId, part, actor, at);
      announceIf(report.changed.length > 0);
      return report;
    },
    getNote: (groupId, id) => read('getNote', orgId, groupId, id),
    editNote: async (groupId, id, text, at) => announceIf(await writer.editNote(orgId, groupId, id, text, at)),
    deleteNote: async (groupId, id) => announceIf(await writer.deleteNote(orgId, groupId, id)),
    listAccess: () => read('listAccess', orgId),
    listPeople: (limit) => read('listPeople', orgId, limit),
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
      const part = await read('listAlertsById', orgId, left);
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
