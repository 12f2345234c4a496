import type { Signal } from '../../../contract/alert-groups/states.ts';
import type { Severity } from '../../../contract/templates/templates.ts';
import type { TemplateFailure } from '../../../contract/types.ts';
import type { Activity, Arrival } from '../../../domain/activity.ts';
import type { Group, NewEvent } from '../../../domain/group.ts';
import type { KeySilence } from '../../../domain/handling/key-silence.ts';
import type { AddedAlert } from '../../shapes/alerts.ts';
import type { SplitDelivery, StoredDelivery } from '../../shapes/deliveries.ts';
import type { BatchKey } from './alert-batch.ts';

/**
 * What the database knows that a batch needs. A store may add to groups and integrations what it needs itself to write the
 * plan; the plan hands that back untouched.
 */
export interface AlertFacts<Open extends OpenGroup, Counters extends IntegrationCounters> {
  /** The open group of each key of the batch; null where there is none. */
  readonly openGroups: ReadonlyArray<Open | null>;
  /** The open groups of the former keys, as `findFormerKeys` names them, by the key's `id`. */
  readonly formerGroups: ReadonlyMap<string, Open>;
  /** The newest resolved groups of the keys, as `findReopenKeys` names them, by the key's `id`. */
  readonly closedGroups: ReadonlyMap<string, Open>;
  /** The silences of keys for which the batch may open a group, by the key's `id`. */
  readonly keySilences: ReadonlyMap<string, KeySilence>;
  /** Of each integration of the batch. */
  readonly integrations: readonly Counters[];
  /** What each delivery id of the batch was last remembered for; null where it is not known. */
  readonly earlier: ReadonlyArray<EarlierDelivery | null>;
  /** The highest ids that there ever were: the plan takes those that follow. */
  readonly lastAlertId: number;
  readonly lastGroupId: number;
  /** The number of each org's newest group; an org without groups may be missing. */
  readonly lastGroupNumbers: ReadonlyMap<number, number>;
}

export interface OpenGroup {
  readonly id: number;
  readonly group: Group;
  /** When its alerts came; null where that is not known. */
  readonly activity: Activity | null;
}

/** What is counted of an integration. */
export interface IntegrationCounters {
  readonly alertCount: number;
  /** Milliseconds since 1970; null before the first alert. */
  readonly lastAlertAt: number | null;
  readonly deliveryCount: number;
  /** Deliveries that were refused for the quota. */
  readonly limitedCount: number;
  /** Those that were rejected for what they were. */
  readonly rejectedCount: number;
  /** Alerts on which a template failed. */
  readonly failedCount: number;
  /** Groups that alerts have opened. */
  readonly openedCount: number;
  /** Groups that alerts have resolved. */
  readonly resolvedCount: number;
}

export interface EarlierDelivery {
  readonly stored: AddedAlert['stored'];
  /** From then on a delivery with the id counts as a new one. */
  readonly expiresAt: number;
}

/** All that a batch writes. What refers to a place means the place in the plan's list. */
export interface AlertPlan<Open extends OpenGroup, Counters extends IntegrationCounters> {
  /** In the order of the alerts. */
  readonly outcomes: readonly AddedAlert[];
  /** Every group that gets alerts, in the order in which the batch comes to them. */
  readonly groups: ReadonlyArray<PlannedGroup<Open>>;
  /** In the order in which they keep at most one group open with each key. Counters are left out. */
  readonly groupWrites: ReadonlyArray<GroupWrite<Open>>;
  /** Of the orgs that get new groups: the number of the newest. */
  readonly lastGroupNumbers: ReadonlyMap<number, number>;
  /** Their ids follow each other. */
  readonly alerts: readonly PlannedAlert[];
  readonly events: readonly PlannedEvent[];
  readonly deliveries: readonly PlannedDelivery[];
  /** Delivery ids to remember, in place of what is known of them. */
  readonly deliveryIds: readonly PlannedDeliveryId[];
  /** In the order of the batch's integrations. */
  readonly integrations: ReadonlyArray<PlannedIntegration<Counters>>;
}

export interface PlannedGroup<Open extends OpenGroup> {
  readonly id: number;
  readonly orgId: number;
  /** As the database has it; null for a new one. */
  readonly known: Open | null;
  /** The key by which alerts find it while it is open; null where it takes no others. */
  readonly key: BatchKey | null;
  /** Whether the group was open with a former key and changes it for `key`. */
  readonly takesKey: boolean;
  /** After the batch. */
  readonly group: Group;
  readonly activity: Activity | null;
  /** When the alerts came that the batch has for the group; `activity` counts them. */
  readonly arrivals: readonly Arrival[];
}

export type GroupWrite<Open extends OpenGroup> =
  | { readonly kind: 'insert'; readonly planned: PlannedGroup<Open>; readonly row: NewGroupRow }
  | { readonly kind: 'update'; readonly planned: PlannedGroup<Open> }
  | {
      readonly kind: 'set_key';
      readonly planned: PlannedGroup<Open>;
      readonly keyHash: Uint8Array;
      readonly groupingKey: string;
    };

/** What a new group has besides what alerts and people change. */
export interface NewGroupRow {
  readonly orgId: number;
  readonly integrationId: number;
  readonly number: number;
  /** Null: the group never takes another alert. */
  readonly keyHash: Uint8Array | null;
  /** For people; may be shortened. */
  readonly groupingKey: string | null;
  readonly firstAlertId: number;
}

export interface PlannedAlert {
  readonly id: number;
  readonly orgId: number;
  readonly integrationId: number;
  readonly groupId: number;
  /** Its place in `groups`. */
  readonly group: number;
  /** Its place in `integrations`. */
  readonly integration: number;
  readonly receivedAt: number;
  readonly signal: Signal;
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly failures: readonly TemplateFailure[];
  /** JSON text. */
  readonly payload: string;
  readonly headers: string | null;
}

export interface PlannedEvent {
  readonly orgId: number;
  readonly groupId: number;
  readonly event: NewEvent;
}

/** A delivery, whether it was accepted or rejected. */
export interface PlannedDelivery extends Omit<StoredDelivery, 'id' | 'groupId' | 'bodyLength' | 'split'> {
  readonly integrationId: number;
  /** Counted in the integration from 1. */
  readonly number: number;
  readonly split: PlannedSplit | null;
}

export type PlannedSplit = Omit<SplitDelivery, 'groups'>;

export interface PlannedDeliveryId extends EarlierDelivery {
  readonly integrationId: number;
  readonly idHash: Uint8Array;
}

export interface PlannedIntegration<Counters extends IntegrationCounters> extends IntegrationCounters {
  readonly id: number;
  /** As the database has it. */
  readonly known: Counters;
}
