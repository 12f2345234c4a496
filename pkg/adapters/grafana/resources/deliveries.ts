import type { ShownDelivery } from '../../../app/deliveries/list-deliveries.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Delivery, RouteReply } from '../../../contract/types.ts';
import type { AddedAlert } from '../../../store/shapes/alerts.ts';
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

function becameOf({ stored }: AddedAlert): RouteReply<'sendTest'> {
  return stored === null
    ? { status: 'nothing_to_resolve', alertId: null, alertGroupId: null }
    : { status: 'accepted', alertId: String(stored.alertId), alertGroupId: String(stored.groupId) };
}

function toDelivery(delivery: ShownDelivery): Delivery {
  const { id, receivedAt, address, size, outcome, detail, body, alertId, groupId, isReplayable } = delivery;
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
    replayable: isReplayable,
  };
}
