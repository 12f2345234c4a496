import type { Severity } from '../../contract/templates.ts';
import type { Facts, Signal, TemplateFailure } from '../../interpret/facts.ts';
import type { DeliveryHead } from './deliveries.ts';

export interface IncomingAlert {
  readonly orgId: number;
  readonly integrationId: number;
  readonly facts: Facts;
  readonly receivedAt: number;
  /** JSON text. */
  readonly payload: string;
  readonly delivery: DeliveryHead;
}

/** What became of an alert. */
export interface AddedAlert {
  /** Null where the alert was a recovery with nothing to resolve; such a one is not kept. */
  readonly stored: { readonly alertId: number; readonly groupId: number } | null;
  /** Whether the same delivery came before; then it is not stored again, and `stored` is what it was then. */
  readonly duplicate: boolean;
}

export interface StoredAlert {
  readonly id: number;
  readonly receivedAt: number;
  readonly signal: Signal;
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly failures: readonly TemplateFailure[];
  /** The payload's text as a string of JSON, in UTF-8: what is shown of many large ones is made off the thread that receives. */
  readonly payload: Uint8Array;
}

/** A stored alert with the group that it is in. */
export interface AlertInGroup {
  readonly id: number;
  readonly receivedAt: number;
  readonly payload: string;
  readonly groupId: number;
  /** The group's number in its org. */
  readonly groupNumber: number;
}
