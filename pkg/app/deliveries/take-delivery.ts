import { readHandshake } from '../../guards/handshake.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { Understanding } from '../../ingest/understanding.ts';
import { joinNotes } from '../../receive/join-notes.ts';
import type { AddedAlert } from '../../store/shapes/alerts.ts';
import type { Meaning, Sent, SplitMeaning, Understood } from '../../work/jobs/understand.ts';
import { AppError } from '../app-error.ts';
import type { AcceptAlert } from './accept-alert.ts';
import { invalidPayload } from './invalid-payload.ts';
import { becameOf, noteOf, partsOf } from './split-delivery.ts';

/** Takes deliveries that do not come by HTTP: they enter behind the stages of HTTP, and take their turns like any other. */
export interface TakeDelivery {
  /** What a delivery means by the present templates. Nothing is stored. @throws {AppError} invalid_payload */
  read(endpoint: ReadyEndpoint, sent: Sent): Promise<ReadDelivery>;
  /**
   * Stores its alerts.
   * @param address recorded as the sender's
   * @param remark for people, recorded with the delivery; null for none
   * @param id where the delivery may come again
   */
  store(
    endpoint: ReadyEndpoint,
    read: ReadDelivery,
    address: string,
    remark: string | null,
    id?: TakenId
  ): Promise<TakenDelivery>;
}

export interface ReadDelivery {
  readonly meaning: Meaning | SplitMeaning;
  /** Bytes of the body. */
  readonly size: number;
  readonly tookMs: number;
}

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
  return {
    async read(endpoint, sent) {
      if (readHandshake(endpoint.set.handshake, sent.body) !== null) {
        throw new AppError('invalid_payload', 'It asks for a subscription, or tells of its end, and is no alert.');
      }
      const startedAt = now();
      const meaning = await new Promise<Understood>((understood, notUnderstood) =>
        understanding(endpoint, sent, { understood, notUnderstood })
      );
      if ('rejection' in meaning) {
        throw invalidPayload(meaning.rejection, meaning.detail);
      }
      return { meaning, size: sent.body.length, tookMs: now() - startedAt };
    },

    store(endpoint, { meaning, size, tookMs }, address, remark, id) {
      const at = now();
      const note = joinNotes(noteOf(meaning), remark);
      const parts = partsOf(meaning);
      const idHash = id?.idHash ?? null;
      const idExpiresAt = id === undefined ? 0 : at + id.lifetimeMs;
      const head = { address, size, idHash, idExpiresAt, note, parts, tookMs, request: null };
      return new Promise((taken, refused) =>
        accept(endpoint, meaning, at, head, {
          stored: (first, further) => taken({ ...becameOf(first, further), alerts: 1 + further.length }),
          refused,
        })
      );
    },
  };
}
