import type { ShownDelivery } from '../../../app/deliveries/list-deliveries.ts';
import type { TakenDelivery } from '../../../app/deliveries/take-delivery.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Delivery, RouteReply } from '../../../contract/types.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime } from './times.ts';

type Names = 'listDeliveries' | 'replayDelivery' | 'sendTest';

export function createDeliveryHandlers({
  listDeliveries,
  replayDelivery,
  sendTest,
}: Pick<UseCases, Names>): Pick<Handlers, Names> {
  return {
    async listDeliveries(caller, { params, query }) {
      const { items, nextCursor } = await listDeliveries(caller, params.uid, {
        limit: query.limit,
        cursor: query.cursor,
      });
      return { items: items.map(toDelivery), nextCursor };
    },

    async replayDelivery(caller, { params }) {
      return becameOf(await replayDelivery(caller, params.uid, Number(params.id)));
    },

    async sendTest(caller, { params, body }) {
      return becameOf(await sendTest(caller, params.uid, body.payload));
    },
  };
}

function becameOf({ stored, alerts }: TakenDelivery): RouteReply<'sendTest'> {
  return stored === null
    ? { status: 'nothing_to_resolve', alertId: null, alertGroupId: null, alerts }
    : { status: 'accepted', alertId: String(stored.alertId), alertGroupId: String(stored.groupId), alerts };
}

function toDelivery(delivery: ShownDelivery): Delivery {
  const { id, receivedAt, address, size, outcome, detail, body, alertId, groupId, split, isReplayable } = delivery;
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
    replayable: isReplayable,
  };
}
