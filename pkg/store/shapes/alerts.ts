import type { Signal } from '../../contract/alert-groups/states.ts';
import type { Severity } from '../../contract/templates/templates.ts';
import type { TemplateFailure } from '../../contract/types.ts';
import type { GroupRules } from '../../domain/time/group-rules.ts';
import type { AlertContent } from '../../interpret/alert-content.ts';
import type { Facts } from '../../interpret/facts.ts';
import type { DeliveryHead } from './deliveries.ts';

export interface IncomingAlert extends AlertContent {
  readonly orgId: number;
  readonly integrationId: number;
  readonly facts: Facts;
  readonly receivedAt: number;
  /** What time does to its group; null where that is nothing. */
  readonly rules: GroupRules | null;
  readonly delivery: DeliveryHead;
  /**
   * Its place among the alerts of its delivery, from 0. Those of one delivery follow each other in one batch; each from 1 on belongs to
   * the delivery of the alert before it.
   */
  readonly part: number;
}

/** The outcome of an alert. */
export interface AddedAlert {
  /** Null for a recovery with nothing to resolve, which is not kept. */
  readonly stored: { readonly alertId: number; readonly groupId: number } | null;
  /** Whether the same delivery came before. It is not stored again; `stored` is the outcome of the first one, of its first alert that was stored. */
  readonly duplicate: boolean;
}

export interface StoredAlert {
  readonly id: number;
  readonly receivedAt: number;
  readonly signal: Signal;
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly failures: readonly TemplateFailure[];
  /** The payload as a JSON string in UTF-8, so that pages of large payloads are encoded off the thread that receives. */
  readonly payload: Uint8Array;
  /** The same for payloads that are equal, and for no others. */
  readonly hash: string;
}

/** A stored alert and its group. */
export interface AlertInGroup extends AlertContent {
  readonly id: number;
  readonly receivedAt: number;
  readonly groupId: number;
  /** The group's number in its org. */
  readonly groupNumber: number;
}

/** The templates that failed on an alert, of which there may be none. */
export type AlertFailures = Pick<StoredAlert, 'receivedAt' | 'failures'>;
