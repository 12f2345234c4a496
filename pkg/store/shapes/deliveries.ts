import type { GroupName } from './history.ts';
import type { Page, PageRequest } from './pages.ts';

/** What is known of a delivery beside its payload. */
export interface DeliveryHead {
  /** IP address of the sender. */
  readonly address: string;
  /** Bytes of the body. */
  readonly size: number;
  /** Hash of what identifies the delivery, so that a second one is recognised; null where nothing identifies it. */
  readonly idHash: Uint8Array | null;
  /** A delivery with this id counts as the same one until then. */
  readonly idExpiresAt: number;
  /** A remark for people on a delivery that is accepted; null where there is none. */
  readonly note: string | null;
  /** How many alerts it was split into; null where it was taken as one. */
  readonly parts: number | null;
  /** From its first byte until it was understood, in milliseconds. */
  readonly tookMs: number;
  /** How it was sent, see `noteTaken`. */
  readonly request: string | null;
}

/** A delivery to a known integration that became no alert; also a handshake, which is not rejected. */
export interface RejectedDelivery {
  readonly orgId: number;
  readonly integrationId: number;
  readonly receivedAt: number;
  readonly address: string;
  readonly size: number;
  /** `limited`, why it was rejected, or what the handshake is, see `handshakeOutcomes`. */
  readonly outcome: string;
  /** What exactly is wrong, where that is known. */
  readonly detail: string | null;
  /** The beginning of the body. */
  readonly body: Uint8Array | null;
  /** From its first byte until it was rejected, in milliseconds. */
  readonly tookMs: number;
  /** How it was sent, see `noteRejected`. */
  readonly request: string | null;
}

export interface StoredDelivery {
  readonly id: number;
  readonly receivedAt: number;
  readonly address: string;
  /** Bytes of the body. */
  readonly size: number;
  /** `accepted`, `nothing_to_resolve`, `duplicate`, `limited`, one of `handshakeOutcomes`, or why it was rejected. */
  readonly outcome: string;
  /** What exactly is wrong, or the note of an accepted delivery. */
  readonly detail: string | null;
  /** The beginning of the body of a rejected delivery. */
  readonly body: Uint8Array | null;
  /** How many bytes of it are kept, also where `body` is left out. */
  readonly bodyLength: number | null;
  /** Of a delivery that was split: the first of its alerts that is kept. */
  readonly alertId: number | null;
  /** Null also where the alert has since been deleted. */
  readonly groupId: number | null;
  /** Null where the delivery was taken as one alert. */
  readonly split: SplitDelivery | null;
  /** Null also for one of an earlier version, as then is `request`. */
  readonly tookMs: number | null;
  /** How it was sent, see `readRequest`. */
  readonly request: string | null;
}

/** A delivery with its alert, where that is kept. */
export interface ListedDelivery extends StoredDelivery {
  /** The alert's title. */
  readonly title: string | null;
  /** The number of the alert's group in its org. */
  readonly groupNumber: number | null;
}

/** Which deliveries are looked for. What is null admits all. */
export interface DeliveryFilter {
  /** Outcomes; `rejected` stands for all that are neither `limited` nor taken. */
  readonly outcomes: readonly string[] | null;
  /** Milliseconds since 1970, as is `to`; both are included. */
  readonly from: number | null;
  readonly to: number | null;
  /** Found, without regard to case, in the sender's address, what the delivery says of its outcome, and its alert's title. */
  readonly text: string | null;
}

/** A page of a list that can be turned both ways. */
export interface TurnedPage<Item> extends Page<Item> {
  /** Of the page before; null on the first one. */
  readonly previousCursor: string | null;
}

/** A page of deliveries. */
export interface DeliveryPage extends PageRequest {
  /** All deliveries where it is absent. */
  readonly filter?: DeliveryFilter;
  /** Leaves out the beginnings of rejected bodies, which then are not read. */
  readonly withoutBodies?: boolean;
}

/** What became of a delivery that was split. */
export interface SplitDelivery {
  /** How many alerts it had. */
  readonly parts: number;
  /** Those that are kept, which recoveries with nothing to resolve are not; in their order. */
  readonly alertIds: readonly number[];
  /** The groups that the first of them are in, each once; see `groupsLookedUp`. Deleted ones are missing. */
  readonly groups: readonly GroupName[];
}

/** Of a delivery that was split so many alerts are looked up for the groups that they are in, so that a page reads a bounded number. */
export const groupsLookedUp = 100;
