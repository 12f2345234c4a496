/** How a delivery came. */
export interface DeliveryHead {
  /** The sender's. */
  readonly address: string;
  /** Bytes of the body. */
  readonly size: number;
  /** Of what makes a second delivery the same one; null where nothing does. */
  readonly idHash: Uint8Array | null;
  /** Until when a second one counts as the same. */
  readonly idExpiresAt: number;
  /** What people should know of it although it is accepted; null where there is nothing. */
  readonly note: string | null;
}

/** A delivery to a known integration that became no alert. */
export interface RejectedDelivery {
  readonly orgId: number;
  readonly integrationId: number;
  readonly receivedAt: number;
  readonly address: string;
  readonly size: number;
  /** `limited`, or why it was rejected. */
  readonly outcome: string;
  /** What exactly is wrong, where more is known. */
  readonly detail: string | null;
  /** The beginning of the body. */
  readonly body: Uint8Array | null;
}

export interface StoredDelivery {
  readonly id: number;
  readonly receivedAt: number;
  readonly address: string;
  /** Bytes of the body. */
  readonly size: number;
  /** `accepted`, `nothing_to_resolve`, `duplicate`, `limited`, or why it was rejected. */
  readonly outcome: string;
  /** What exactly is wrong, or the note of an accepted one. */
  readonly detail: string | null;
  /** For a rejected one: the beginning of the body. */
  readonly body: Uint8Array | null;
  readonly alertId: number | null;
  /** Null also where the alert has been deleted since. */
  readonly groupId: number | null;
}
