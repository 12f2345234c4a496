import { guessContentType } from '../../receive/guess-content-type.ts';
import type { AlertInGroup } from '../../store/shapes/alerts.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { OrgStore } from '../../store/store.ts';
import type { Sent } from '../../work/jobs/understand.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { nameOf } from './name-of.ts';

/** What a delivery carried, to be taken again. @throws {AppError} not_replayable if it is not complete */
export async function sentIn(org: OrgStore, { alertId, split, body, size }: StoredDelivery): Promise<Sent> {
  if (alertId !== null) {
    const ids = split?.alertIds ?? [alertId];
    const alerts = await org.listAlertsById(ids);
    const [first] = alerts;
    if (first !== undefined && alerts.length === ids.length) {
      return split === null ? sentAgain(first, first.payload, 'payload') : sentAgain(first, arrayOf(alerts), 'parts');
    }
  } else if (body !== null && body.length === size) {
    const received = Buffer.from(body);
    return { body: received, as: 'body', contentType: guessContentType(received), headers: null };
  }
  throw new AppError('not_replayable');
}

/** What a delivery says that somebody has taken again. */
export function replayRemark(caller: Caller, deliveryId: number): string {
  return `A replay of delivery ${deliveryId} by ${nameOf(caller)}.`;
}

function sentAgain({ headers }: AlertInGroup, payload: string, as: 'payload' | 'parts'): Sent {
  return { body: Buffer.from(payload), as, contentType: undefined, headers };
}

function arrayOf(alerts: readonly AlertInGroup[]): string {
  return `[${alerts.map(({ payload }) => payload).join(',')}]`;
}
