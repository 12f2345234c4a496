import type { ShownDelivery } from '../../../app/deliveries/list-deliveries.ts';
import type { ReplayedDelivery } from '../../../app/deliveries/replay-deliveries.ts';
import type { TakenDelivery } from '../../../app/deliveries/take-delivery.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Delivery, RouteArguments, RouteReply } from '../../../contract/types.ts';
import type { DeliveryFilter } from '../../../store/shapes/deliveries.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime } from './times.ts';

type Names = 'listDeliveries' | 'getDelivery' | 'replayDelivery' | 'sendTest';
type ReplayNames = 'replayDeliveries' | 'getReplay';

export function createDeliveryHandlers({
  listDeliveries,
  getDelivery,
  replayDelivery,
  replayDeliveries,
  sendTest,
}: Pick<UseCases, Names | 'replayDeliveries'>): Pick<Handlers, Names | ReplayNames> {
  return {
    async listDeliveries(caller, { params, query }) {
      const { limit, cursor, bodies } = query;
      const page = { limit, cursor, filter: toFilter(query), withoutBodies: bodies === 'false' };
      const { items, ...cursors } = await listDeliveries(caller, params.uid, page);
      return { items: items.map(toDelivery), ...cursors };
    },

    async getDelivery(caller, { params }) {
      const delivery = await getDelivery(caller, params.uid, Number(params.id));
      const { sent, payload } = delivery;
      const request = sent && {
        method: sent.method,
        headers: sent.headers,
        secretHeaders: [...sent.secretHeaders],
      };
      return { ...toDelivery(delivery), request, payload };
    },

    async replayDelivery(caller, { params }) {
      return becameOf(await replayDelivery(caller, params.uid, Number(params.id)));
    },

    async replayDeliveries(caller, { params, body }) {
      const { ids, matching = {}, dryRun, operation } = body;
      const wanted = ids === undefined ? { matching: toFilter(matching) } : { ids: ids.map(Number) };
      const run = dryRun ? replayDeliveries.foresee : replayDeliveries.replay;
      const { items, hasMore } = await run(caller, params.uid, wanted, operation);
      return { items: items.map(toReplayed), hasMore };
    },

    getReplay: async (caller, { params }) => replayDeliveries.progressOf(caller, params.uid, params.operation),

    async sendTest(caller, { params, body }) {
      return becameOf(await sendTest(caller, params.uid, body.payload));
    },
  };
}

type Filter = NonNullable<RouteArguments<'replayDeliveries'>['body']['matching']>;

function toFilter({ outcome, from, to, q }: Filter): DeliveryFilter {
  return { outcomes: outcome?.split(',') ?? null, from: timeOf(from), to: timeOf(to), text: q?.trim() || null };
}

function timeOf(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso);
}

function becameOf({ stored, alerts }: TakenDelivery): RouteReply<'sendTest'> {
  return stored === null
    ? { status: 'nothing_to_resolve', alertId: null, alertGroupId: null, alerts }
    : { status: 'accepted', alertId: String(stored.alertId), alertGroupId: String(stored.groupId), alerts };
}

function toReplayed({
  id,
  receivedAt,
  group,
  ...replayed
}: ReplayedDelivery): RouteReply<'replayDeliveries'>['items'][number] {
  return {
    ...{ id: String(id), receivedAt: isoTime(receivedAt), ...replayed },
    alertGroup: group && { id: String(group.id), number: group.number },
  };
}

function toDelivery(delivery: ShownDelivery): Delivery {
  const { id, receivedAt, address, size, outcome, detail, body, alertId, groupId, split } = delivery;
  return {
    id: String(id),
    receivedAt: isoTime(receivedAt),
    address,
    size,
    outcome,
    detail,
    body: body === null ? null : new TextDecoder().decode(body),
    alertId: alertId === null ? null : String(alertId),
    alertGroupId: groupId === null ? null : String(groupId),
    split: split && {
      alerts: split.parts,
      kept: split.alertIds.length,
      alertGroups: split.groups.map(({ id: groupId, number }) => ({ id: String(groupId), number })),
    },
    title: delivery.title,
    alertGroupNumber: delivery.groupNumber,
    cameBy: delivery.cameBy,
    tookMs: delivery.tookMs,
    replayable: delivery.isReplayable,
  };
}
