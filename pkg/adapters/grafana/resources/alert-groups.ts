import type { Action } from '../../../contract/states.ts';
import type { Alert, AlertGroup, AlertGroupSummary, GroupEvent } from '../../../contract/types.ts';
import type { GroupAction } from '../../../domain/act.ts';
import type { DescribedInstances } from '../../../interpret/instances/describe-instances.ts';
import type { OrgStore, Store, StoredAlert, StoredEvent, StoredGroup } from '../../../store/store.ts';
import type { Caller } from '../backend/backend.ts';
import { ApiError } from './api-error.ts';
import type { Appearances } from './appearance.ts';
import type { Handlers } from './dispatcher.ts';
import { type Encodable, EncodedJson } from './encode-json.ts';

export interface AlertGroupParts {
  store: Store;
  /** To be called after each change of a group. */
  changed: (orgId: number) => void;
  appearances: Appearances;
  /** Milliseconds since 1970. */
  now: () => number;
}

type AlertGroupRoutes = 'listAlertGroups' | 'getAlertGroup' | 'deleteAlertGroup' | 'listAlerts' | 'listEvents' | Action;

export function createAlertGroupHandlers(parts: AlertGroupParts): Pick<Handlers, AlertGroupRoutes> {
  const { store, changed, appearances, now } = parts;
  return {
    async listAlertGroups(caller, { query }) {
      const org = store.forOrg(caller.orgId);
      const filter = {
        states: query.state,
        integrationUid: query.integration,
        from: query.from === undefined ? undefined : Date.parse(query.from),
        to: query.to === undefined ? undefined : Date.parse(query.to),
      };
      const [page, counts, integration] = await Promise.all([
        org.listGroups(filter, { limit: query.limit, cursor: query.cursor }),
        org.countGroups(filter),
        query.integration === undefined ? undefined : org.nameIntegration(query.integration),
      ]);
      const items = await Promise.all(
        page.items.map(async (group) => toSummary(group, await appearances.title(caller, org, group)))
      );
      return { items, nextCursor: page.nextCursor, counts, integration: integration ?? null };
    },

    async getAlertGroup(caller, { params }) {
      const org = store.forOrg(caller.orgId);
      return detail(caller, org, await find(org, Number(params.id)));
    },

    async deleteAlertGroup(caller, { params }) {
      const org = store.forOrg(caller.orgId);
      const { id } = await find(org, Number(params.id));
      await org.deleteGroup(id);
      changed(caller.orgId);
      return {};
    },

    async listAlerts(caller, { params, query }) {
      const org = store.forOrg(caller.orgId);
      const { id } = await find(org, Number(params.id));
      const { items, nextCursor } = await org.listAlerts(id, { limit: query.limit, cursor: query.cursor });
      return { items: items.map(toAlert), nextCursor };
    },

    async listEvents(caller, { params, query }) {
      const org = store.forOrg(caller.orgId);
      const { id } = await find(org, Number(params.id));
      const { items, nextCursor } = await org.listEvents(id, { limit: query.limit, cursor: query.cursor });
      return { items: items.map(toEvent), nextCursor };
    },

    acknowledge: (caller, { params }) => act(caller, params.id, { action: 'acknowledge' }),
    unacknowledge: (caller, { params }) => act(caller, params.id, { action: 'unacknowledge' }),
    resolve: (caller, { params }) => act(caller, params.id, { action: 'resolve' }),
    unresolve: (caller, { params }) => act(caller, params.id, { action: 'unresolve' }),
    silence: (caller, { params, body }) =>
      act(caller, params.id, { action: 'silence', until: 'forever' in body ? null : now() + body.minutes * 60_000 }),
    unsilence: (caller, { params }) => act(caller, params.id, { action: 'unsilence' }),
  };

  async function act(caller: Caller, groupId: string, action: GroupAction): Promise<AlertGroup> {
    const org = store.forOrg(caller.orgId);
    const id = Number(groupId);
    const outcome = await org.actOnGroup(id, action, caller.actor, now());
    if (outcome === 'newer_group_open') {
      throw new ApiError(
        outcome,
        'A newer alert group with the same grouping key is open; alerts go there. Resolve that one first.'
      );
    }
    const group = await find(org, id);
    if (outcome === 'not_allowed') {
      throw new ApiError('state_conflict', conflictText(group), { state: group.state });
    }
    changed(caller.orgId);
    return detail(caller, org, group);
  }

  async function detail(caller: Caller, org: OrgStore, group: StoredGroup): Promise<AlertGroup> {
    const { title, message, imageUrl, sourceLink, newestInstances, hint, failures } = await appearances.all(
      caller,
      org,
      group
    );
    const { groupingKey } = group;
    return {
      ...toSummary(group, title),
      message,
      messageFormat: group.integration.messageFormat,
      imageUrl,
      sourceLink,
      groupingKey,
      newestInstances: newestInstances === null ? null : toInstances(newestInstances),
      hint,
      failures: [...failures],
    };
  }
}

async function find(org: OrgStore, id: number): Promise<StoredGroup> {
  const group = await org.getGroup(id);
  if (group === undefined) {
    throw new ApiError('not_found', 'There is no such alert group.');
  }
  return group;
}

/** Somebody else was faster, or the page was old: it says what is so instead. */
function conflictText(group: StoredGroup): string {
  const by = {
    firing: null,
    acknowledged: group.acknowledgedBy,
    silenced: group.silencedBy,
    resolved: group.resolvedBy,
  };
  const actor = by[group.state];
  const isNamed = actor?.kind === 'user' || actor?.kind === 'service_account';
  const whose = isNamed && actor.name !== '' ? `, by ${actor.name}` : '';
  return group.state === 'firing' ? 'It is firing again.' : `It is ${group.state} already${whose}.`;
}

function toSummary(group: StoredGroup, title: string): AlertGroupSummary {
  const { uid, name, type, deleted } = group.integration;
  return {
    id: String(group.id),
    number: group.number,
    integration: { uid, name, type, deleted },
    state: group.state,
    title,
    severity: group.severity,
    labels: { ...group.labels },
    instances: group.instances,
    alertCount: group.alertCount,
    startedAt: isoTime(group.startedAt),
    lastAlertAt: isoTime(group.lastAlertAt),
    acknowledgedAt: optionalTime(group.acknowledgedAt),
    acknowledgedBy: group.acknowledgedBy,
    resolvedAt: optionalTime(group.resolvedAt),
    resolvedBy: group.resolvedBy,
    silencedAt: optionalTime(group.silencedAt),
    silencedBy: group.silencedBy,
    silencedUntil: optionalTime(group.silencedUntil),
  };
}

function toInstances({ items, listed, truncated }: DescribedInstances): NonNullable<AlertGroup['newestInstances']> {
  return {
    items: items.map(({ labels, startsAt, endsAt, links, ...texts }) => ({
      ...texts,
      labels: { ...labels },
      startsAt: optionalTime(startsAt),
      endsAt: optionalTime(endsAt),
      links: { ...links },
    })),
    listed,
    truncated,
  };
}

function toAlert({ id, receivedAt, signal, title, severity, failures, payload }: StoredAlert): Encodable<Alert> {
  return {
    id: String(id),
    receivedAt: isoTime(receivedAt),
    signal,
    title,
    severity,
    failures: [...failures],
    payload: new EncodedJson(payload),
  };
}

function toEvent({ id, at, type, actor, silencedUntil }: StoredEvent): GroupEvent {
  const event: GroupEvent = { id: String(id), at: isoTime(at), type, actor };
  return type === 'silenced' ? { ...event, silencedUntil: optionalTime(silencedUntil) } : event;
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function optionalTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : isoTime(milliseconds);
}
