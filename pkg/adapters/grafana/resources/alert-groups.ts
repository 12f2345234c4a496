import type { Caller } from '../../../app/caller.ts';
import type { ShownGroup } from '../../../app/groups/read-groups.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Alert, AlertGroup, GroupEvent } from '../../../contract/types.ts';
import { mostIntervals } from '../../../domain/activity.ts';
import type { DescribedInstances } from '../../../interpret/instances/describe-instances.ts';
import type { StoredAlert } from '../../../store/shapes/alerts.ts';
import type { StoredEvent } from '../../../store/shapes/groups.ts';
import { type Encodable, EncodedJson } from '../replies/encode-json.ts';
import type { Handlers } from './dispatcher.ts';
import { toActivity, toSummary } from './show-group.ts';
import { isoTime, optionalTime } from './times.ts';
import { toSelection } from './to-selection.ts';

type AlertGroupRoutes = 'listAlertGroups' | 'getAlertGroup' | 'listAlerts' | 'listEvents';

export function createAlertGroupHandlers({ groups }: Pick<UseCases, 'groups'>): Pick<Handlers, AlertGroupRoutes> {
  return {
    async listAlertGroups(caller, { query }) {
      const { limit, cursor, sort, order, ...selected } = query;
      const { items, ...list } = await groups.list(caller, toSelection(selected), { limit, cursor }, { sort, order });
      return { ...list, items: items.map(({ group, title }) => toSummary(group, title, caller)) };
    },

    getAlertGroup: async (caller, { params }) => toDetail(await groups.get(caller, Number(params.id)), caller),

    async listAlerts(caller, { params, query: { limit, cursor } }) {
      const { items, nextCursor } = await groups.listAlerts(caller, Number(params.id), { limit, cursor });
      return { items: items.map(toAlert), nextCursor };
    },

    async listEvents(caller, { params, query: { limit, cursor } }) {
      const { items, nextCursor } = await groups.listEvents(caller, Number(params.id), { limit, cursor });
      return { items: items.map(toEvent), nextCursor };
    },
  };
}

export function toDetail({ group, appearance }: ShownGroup, caller: Caller): AlertGroup {
  const { title, message, imageUrl, sourceLink, newestInstances, hint, failures } = appearance;
  return {
    ...toSummary(group, title, caller),
    activity: toActivity(group, mostIntervals),
    message,
    messageFormat: group.integration.messageFormat,
    imageUrl,
    sourceLink,
    groupingKey: group.groupingKey,
    newestInstances: newestInstances === null ? null : toInstances(newestInstances),
    hint: hint?.hint ?? null,
    suggestedType: hint?.suggestedType ?? null,
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

export function toEvent({ id, at, silencedUntil, editedAt, ...rest }: StoredEvent): GroupEvent {
  const event = { id: String(id), at: isoTime(at), editedAt: optionalTime(editedAt), ...rest };
  return rest.type === 'silenced' ? { ...event, silencedUntil: optionalTime(silencedUntil) } : event;
}
