import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Understanding } from '../../ingest/understanding.ts';
import type { AddedAlert } from '../../store/shapes/alerts.ts';
import type { Sent, Understood } from '../../work/jobs/understand.ts';
import type { AcceptAlert } from './accept-alert.ts';
import { invalidPayload } from './invalid-payload.ts';
import { becameOf, noteOf, partsOf } from './split-delivery.ts';

/**
 * Takes a delivery that does not come by HTTP: it enters behind the stages of HTTP, and takes its turn like any other.
 * @param address recorded as the sender's
 * @param id where a delivery may come again
 * @throws {AppError} invalid_payload
 *
 * @example
 * const { stored } = await take(endpoint, { body, as: 'body', contentType: 'application/json', headers: null }, '192.0.2.1');
 */
export type TakeDelivery = (
  endpoint: ReadyEndpoint,
  sent: Sent,
  address: string,
  id?: TakenId
) => Promise<TakenDelivery>;

/** By which the delivery is recognised when it comes again. */
export interface TakenId {
  readonly idHash: Uint8Array;
  /** How long it counts, in milliseconds. */
  readonly lifetimeMs: number;
}

/** What became of the first alert of a delivery that is stored, and how many alerts the delivery has. */
export interface TakenDelivery extends AddedAlert {
  readonly alerts: number;
}

export interface TakeParts {
  understanding: Understanding;
  accept: AcceptAlert;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createTakeDelivery({ understanding, accept, now }: TakeParts): TakeDelivery {
  return async (endpoint, sent, address, id) => {
    const meaning = await new Promise<Understood>((understood, notUnderstood) =>
      understanding(endpoint, sent, { understood, notUnderstood })
    );
    if ('rejection' in meaning) {
      throw invalidPayload(meaning.rejection, meaning.detail);
    }
    const at = now();
    const head = {
      address,
      size: sent.body.length,
      idHash: id?.idHash ?? null,
      idExpiresAt: id === undefined ? 0 : at + id.lifetimeMs,
      note: noteOf(meaning),
      parts: partsOf(meaning),
    };
    return new Promise<TakenDelivery>((taken, refused) =>
      accept(endpoint, meaning, at, head, {
        stored: (first, further) => taken({ ...becameOf(first, further), alerts: 1 + further.length }),
        refused,
      })
    );
  };
}
