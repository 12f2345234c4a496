import type { ShownGroup } from '../../../app/groups/read-groups.ts';
import type { WantedAction } from '../../../app/groups/wanted-action.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Action } from '../../../contract/alert-groups/states.ts';
import type { Alert, AlertGroup, GroupEvent, RouteArguments } from '../../../contract/types.ts';
import { mostIntervals } from '../../../domain/activity.ts';
import type { DescribedInstances } from '../../../interpret/instances/describe-instances.ts';
import type { StoredAlert } from '../../../store/shapes/alerts.ts';
import type { StoredEvent } from '../../../store/shapes/groups.ts';
import type { GrafanaCaller } from '../backend/backend.ts';
import { type Encodable, EncodedJson } from '../replies/encode-json.ts';
import type { Handlers } from './dispatcher.ts';
import { toActivity, toSummary } from './show-group.ts';
import { isoTime, optionalTime } from './times.ts';

type AlertGroupRoutes =
  'listAlertGroups' | 'getAlertGroup' | 'deleteAlertGroup' | 'listAlerts' | 'listEvents' | 'assign' | Action;

export function createAlertGroupHandlers({
  groups,
  actions,
}: Pick<UseCases, 'groups' | 'actions'>): Pick<Handlers, AlertGroupRoutes> {
  return {
    async listAlertGroups(caller, { query }) {
      const { page, counts, integration } = await groups.list(
        caller,
        {
          states: query.state,
          integrationUid: query.integration,
          from: query.from === undefined ? undefined : Date.parse(query.from),
          to: query.to === undefined ? undefined : Date.parse(query.to),
        },
        { limit: query.limit, cursor: query.cursor }
      );
      const items = page.items.map(({ group, title }) => toSummary(group, title));
      return { items, nextCursor: page.nextCursor, counts, integration };
    },

    getAlertGroup: async (caller, { params }) => toDetail(await groups.get(caller, Number(params.id))),

    async deleteAlertGroup(caller, { params }) {
      await actions.actOnOne(caller, Number(params.id), { action: 'delete' });
      return {};
    },

    async listAlerts(caller, { params, query: { limit, cursor } }) {
      const { items, nextCursor } = await groups.listAlerts(caller, Number(params.id), { limit, cursor });
      return { items: items.map(toAlert), nextCursor };
    },

    async listEvents(caller, { params, query: { limit, cursor } }) {
      const { items, nextCursor } = await groups.listEvents(caller, Number(params.id), { limit, cursor });
      return { items: items.map(toEvent), nextCursor };
    },

    acknowledge: (caller, { params }) => act(caller, params.id, { action: 'acknowledge' }),
    unacknowledge: (caller, { params }) => act(caller, params.id, { action: 'unacknowledge' }),
    resolve: (caller, { params, body }) => act(caller, params.id, { action: 'resolve', reason: body?.reason }),
    unresolve: (caller, { params }) => act(caller, params.id, { action: 'unresolve' }),
    silence: (caller, { params, body }) => act(caller, params.id, { action: 'silence', ...toSilence(body) }),
    unsilence: (caller, { params }) => act(caller, params.id, { action: 'unsilence' }),
    assign: (caller, { params, body }) => act(caller, params.id, { action: 'assign', assignee: body.assignee }),
  };

  async function act(caller: GrafanaCaller, id: string, action: WantedAction): Promise<AlertGroup> {
    await actions.actOnOne(caller, Number(id), action);
    return toDetail(await groups.get(caller, Number(id)));
  }
}

function toSilence(
  body: RouteArguments<'silence'>['body']
): Omit<Extract<WantedAction, { action: 'silence' }>, 'action'> {
  const { reason } = body;
  if ('until' in body) {
    return { until: Date.parse(body.until), reason };
  }
  return 'minutes' in body ? { minutes: body.minutes, reason } : { reason };
}

function toDetail({ group, appearance }: ShownGroup): AlertGroup {
  const { title, message, imageUrl, sourceLink, newestInstances, hint, failures } = appearance;
  return {
    ...toSummary(group, title),
    activity: toActivity(group, mostIntervals),
    message,
    messageFormat: group.integration.messageFormat,
    imageUrl,
    sourceLink,
    groupingKey: group.groupingKey,
    newestInstances: newestInstances === null ? null : toInstances(newestInstances),
    hint,
    failures: [...failures],
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

function toAlert({ id, receivedAt, signal, title, severity, failures, payload, hash }: StoredAlert): Encodable<Alert> {
  return {
    id: String(id),
    receivedAt: isoTime(receivedAt),
    signal,
    title,
    severity,
    failures: [...failures],
    payload: new EncodedJson(payload),
    hash,
  };
}

function toEvent({ id, at, silencedUntil, editedAt, ...rest }: StoredEvent): GroupEvent {
  const event = { id: String(id), at: isoTime(at), editedAt: optionalTime(editedAt), ...rest };
  return rest.type === 'silenced' ? { ...event, silencedUntil: optionalTime(silencedUntil) } : event;
}
