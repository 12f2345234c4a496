import type { IntegrationType } from '../contract/integration-types.ts';
import type { State } from '../contract/states.ts';
import type { GroupEvent } from '../contract/types.ts';
import type { Change, Group } from '../group/group.ts';
import type { Facts } from '../interpret/facts.ts';

/** Everything that is kept. Times are milliseconds since 1970. A promise that resolves to a write is durable by then. */
export interface Store {
  /** The name of the database, for people. */
  readonly kind: string;
  /** The data of one org; whatever belongs to an org is reached through this only. */
  forOrg(orgId: number): OrgStore;
  /** Every integration of every org that receives alerts, with its token. */
  listReceivers(): Promise<Receiver[]>;
  /** Folds the alerts, in their order, into their groups, in one transaction. The results are in the same order. */
  addAlerts(alerts: readonly IncomingAlert[]): Promise<AddedAlert[]>;
  /** Applies the change to every group whose silence ends at or before `now`; replies with the orgs that had one. */
  endSilences(now: number, change: (group: Group) => Change | null): Promise<number[]>;
  /** Makes the integrations as the provisioning files say, in one transaction. */
  provision(plan: ProvisioningPlan): Promise<void>;
  close(): Promise<void>;
}

export interface OrgStore {
  /** In the order of their names. */
  listIntegrations(page: PageRequest): Promise<Page<StoredIntegration>>;
  getIntegration(uid: string): Promise<StoredIntegration | undefined>;
  createIntegration(integration: NewIntegration): Promise<StoredIntegration>;
  /** @returns undefined where there is no such integration */
  updateIntegration(uid: string, changes: IntegrationChanges): Promise<StoredIntegration | undefined>;
  /** Ends the integration; its alert groups stay. @returns whether there was one */
  deleteIntegration(uid: string): Promise<boolean>;
  /** Newest first. */
  listGroups(filter: GroupFilter, page: PageRequest): Promise<Page<StoredGroup>>;
  /** How many groups each state has under the filter, its states left aside. */
  countGroups(filter: GroupFilter): Promise<Record<State, number>>;
  getGroup(id: number): Promise<StoredGroup | undefined>;
  /** Newest first. A page may hold fewer alerts than asked for where their payloads are large. */
  listAlerts(groupId: number, page: PageRequest): Promise<Page<StoredAlert>>;
  /** Newest first. */
  listEvents(groupId: number, page: PageRequest): Promise<Page<StoredEvent>>;
  /**
   * Applies what a person does to the group, in one transaction.
   * `newer_group_open`: the group would be open again, but a newer one with the same key is.
   */
  changeGroup(id: number, change: (group: Group) => Change | null): Promise<ChangeOutcome>;
}

export interface Receiver {
  readonly integrationId: number;
  readonly orgId: number;
  readonly type: IntegrationType;
  readonly token: string;
}

export interface StoredIntegration {
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly token: string;
  readonly provisioned: boolean;
  /** Whether the provisioning file also says the token. */
  readonly tokenProvisioned: boolean;
  readonly createdAt: number;
  readonly alertCount: number;
  readonly lastAlertAt: number | null;
}

export interface NewIntegration {
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly token: string;
  readonly createdAt: number;
}

export type IntegrationChanges = Partial<Pick<NewIntegration, 'name' | 'type' | 'description' | 'token'>>;

export interface IncomingAlert {
  readonly orgId: number;
  readonly integrationId: number;
  readonly facts: Facts;
  readonly receivedAt: number;
  /** JSON text. */
  readonly payload: string;
}

/** Null where the alert was a recovery with nothing to resolve; such a one is not kept. */
export type AddedAlert = { readonly alertId: number; readonly groupId: number } | null;

export interface StoredGroup extends Group {
  readonly id: number;
  readonly number: number;
  readonly groupingKey: string | null;
  readonly integration: {
    readonly uid: string;
    readonly name: string;
    readonly type: IntegrationType;
    readonly deleted: boolean;
  };
}

export interface StoredAlert {
  readonly id: number;
  readonly receivedAt: number;
  readonly signal: Facts['signal'];
  readonly title: string | null;
  readonly payload: string;
}

export interface StoredEvent extends Omit<GroupEvent, 'id' | 'at' | 'silencedUntil'> {
  readonly id: number;
  readonly at: number;
  readonly silencedUntil: number | null;
}

export interface GroupFilter {
  /** Any of these; none means all. */
  readonly states: readonly State[];
  readonly integrationUid: string | undefined;
  /** Groups that started within these times, both included. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface PageRequest {
  readonly limit: number;
  /** As a page's `nextCursor` gave it. */
  readonly cursor: string | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

export type ChangeOutcome = 'changed' | 'not_found' | 'not_allowed' | 'newer_group_open';

export interface ProvisioningPlan {
  readonly integrations: readonly ProvisionedIntegration[];
  readonly deletions: ReadonlyArray<{ readonly orgId: number; readonly uid: string }>;
  readonly at: number;
}

export interface ProvisionedIntegration {
  readonly orgId: number;
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  /** Absent: one is made when the integration is, and kept ever after. */
  readonly token: string | undefined;
}

/** A cursor that no page gave. */
export class InvalidCursor extends Error {}

/** Two integrations cannot have the same token. */
export class TokenTaken extends Error {}
