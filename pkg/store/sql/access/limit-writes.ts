import { mayAllows } from '../../../contract/integrations/access.ts';
import type { Person } from '../../../domain/access/may.ts';
import { Forbidden } from '../../errors.ts';
import type { ActionReport, Refusal } from '../../shapes/actions.ts';
import type { ActedIntegration, IntegrationChanges } from '../../shapes/integrations.ts';
import type { WindowChange } from '../../shapes/maintenance.ts';
import type { OrgStore } from '../../store.ts';
import type { Reader } from '../reader.ts';

/**
 * The data of an org for somebody who is no Admin: what is written is limited to what they may do. What is for Admins alone is refused, whoever
 * asks for it.
 * @param org whose reads are limited
 */
export function limitWrites(org: OrgStore, orgId: number, person: Person, reader: Reader): OrgStore {
  const forbid = async () => {
    throw new Forbidden();
  };
  return {
    ...org,
    createIntegration: forbid,
    deleteIntegration: forbid,
    getEndpoint: forbid,
    listSecrets: forbid,
    listFormerSecrets: forbid,
    listHandshakes: forbid,
    changeHandshakes: forbid,

    async updateIntegration(uid, changes, by) {
      const known = (await tellIntegrations()).get(uid);
      if (known === undefined) {
        return undefined;
      }
      if (!mayAllows(known.may, 'edit') || isForAdmins(changes)) {
        throw new Forbidden();
      }
      return org.updateIntegration(uid, changes, by);
    },

    async actOnIntegrations(uids, action) {
      const known = await tellIntegrations();
      const isAllowed = (uid: string) => action !== 'delete' && mayAllows(known.get(uid)?.may ?? null, 'edit');
      const allowed = uids.filter(isAllowed);
      const acted = allowed.length === 0 ? [] : await org.actOnIntegrations(allowed, action);
      const outcomes = new Map(acted.map((one) => [one.uid, one]));
      return uids.map((uid): ActedIntegration => {
        const name = known.get(uid)?.name ?? null;
        const outcome = name === null ? 'not_found' : 'forbidden';
        return outcomes.get(uid) ?? { uid, name, outcome, hasChanged: false };
      });
    },

    async noteTemplateEditing(uid, note) {
      const known = (await tellIntegrations()).get(uid);
      if (known !== undefined && !mayAllows(known.may, 'act')) {
        throw new Forbidden();
      }
      return known !== undefined && org.noteTemplateEditing(uid, note);
    },

    async changeWindows(change, actor, at) {
      const window = change.kind === 'create' ? null : (await org.listWindows()).find(({ uid }) => uid === change.uid);
      if (window === undefined) {
        return 'not_found';
      }
      const whole = window && (await reader.read(orgId, 'listWindows', orgId)).find(({ uid }) => uid === window.uid);
      const scopes = [...(whole ? [whole.integrations] : []), ...scopesOf(change)];
      const isAllowed = await reader.read(orgId, 'mayActOnAll', orgId, person, scopes);
      return isAllowed ? org.changeWindows(change, actor, at) : 'forbidden';
    },

    async actOnGroups(ids, action, actor, at, operation) {
      if (action.action === 'delete') {
        return refuseAll(ids);
      }
      const { allowed, refused } = await divide(ids);
      const acted = allowed.map(({ id }) => id);
      return join(acted.length === 0 ? nothing : await org.actOnGroups(acted, action, actor, at, operation), refused);
    },

    async undoPart(part, actor, at) {
      const ids = await reader.read(orgId, 'listPartGroups', orgId, part);
      if (!(await reader.read(orgId, 'isAnyBarred', orgId, person, ids))) {
        return org.undoPart(part, actor, at);
      }
      // What they may not act on any more since they did it keeps the others of the part as they are.
      return refuseAll(ids);
    },

    editNote: async (groupId, ...rest) => (await canAct(groupId)) && org.editNote(groupId, ...rest),
    deleteNote: async (groupId, id) => (await canAct(groupId)) && org.deleteNote(groupId, id),
  };

  async function tellIntegrations() {
    const mays = await reader.read(orgId, 'tellIntegrationMays', orgId, person);
    return new Map(mays.map((one) => [one.uid, one]));
  }

  /** The groups on which they may act, and why not on the others. */
  async function divide(ids: readonly number[]) {
    const mays = await reader.read(orgId, 'tellGroupMays', orgId, person, ids);
    const known = new Map(mays.map((one) => [one.id, one]));
    const refused = ids.flatMap((id): Refusal[] => {
      const one = known.get(id);
      return mayAllows(one?.may ?? null, 'act') ? [] : [one === undefined ? notFound(id) : forbidden(id, one.number)];
    });
    const allowed = ids.flatMap((id) => known.get(id) ?? []).filter(({ may }) => mayAllows(may, 'act'));
    return { allowed, refused };
  }

  async function refuseAll(ids: readonly number[]): Promise<ActionReport> {
    const { allowed, refused } = await divide(ids);
    return { ...nothing, refused: [...refused, ...allowed.map(({ id, number }) => forbidden(id, number))] };
  }

  /** @throws {Forbidden} where they see the group only */
  async function canAct(groupId: number): Promise<boolean> {
    const { allowed, refused } = await divide([groupId]);
    if (refused[0]?.code === 'forbidden') {
      throw new Forbidden();
    }
    return allowed.length > 0;
  }
}

const nothing: ActionReport = { changed: [], canUndo: false, refused: [] };

function join(report: ActionReport, refused: readonly Refusal[]): ActionReport {
  return { ...report, refused: [...report.refused, ...refused] };
}

function notFound(id: number): Refusal {
  return { id, code: 'not_found', number: null, state: null, by: null, at: null };
}

function forbidden(id: number, number: number): Refusal {
  return { ...notFound(id), code: 'forbidden', number };
}

function isForAdmins({ token, urlShownOnce, secrets, endFormer, settings }: IntegrationChanges): boolean {
  const changes = [token, urlShownOnce, secrets, endFormer, settings?.access, settings?.guards];
  return changes.some((change) => change !== undefined);
}

function scopesOf(change: WindowChange): Array<readonly string[]> {
  return 'content' in change ? [change.content.integrations] : [];
}
