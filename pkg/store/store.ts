import type { IntegrationType } from '../contract/integration-types.ts';
import type { MessageFormat } from '../contract/settings.ts';
import type { State } from '../contract/states.ts';
import type { CustomTemplates, Severity, TemplateChanges } from '../contract/templates.ts';
import type { Actor, GroupEvent, IntegrationSettings } from '../contract/types.ts';
import type { GroupAction } from '../domain/act.ts';
import type { Group } from '../domain/group.ts';
import type { Facts, Signal, TemplateFailure } from '../interpret/facts.ts';
import type { ChangeListener, IntegrationKey } from './changes.ts';
import type { Fault } from './fault.ts';
import type { Readiness } from './health/readiness.ts';

/** What every kind of store is opened with. */
export interface StoreOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Called when the store cannot go on, whatever a person does: the process has to end. */
  readonly onFatal: (error: Error) => void;
  /** Called when reading or writing begins to fail, fails for another reason, or works again (`null`). */
  readonly onAccessChanged?: (access: keyof Readiness, fault: Fault | null, error?: unknown) => void;
}

/**
 * Everything that is kept. Times are milliseconds since 1970. A write is durable when its promise resolves. Every method rejects
 * with `StoreUnavailable` where the database cannot be read or written; `classifyError` says what any error of it means.
 */
export interface Store {
  /** The name of the database, for people. */
  readonly kind: string;
  /** The data of one org; whatever belongs to an org is reached through this only. */
  forOrg(orgId: number): OrgStore;
  /** The endpoints of all orgs. */
  listEndpoints(): Promise<Endpoint[]>;
  /**
   * Folds the alerts, in their order, into their groups, and notes their deliveries and the rejected ones, in one
   * transaction. The results are in the order of the alerts.
   */
  addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): Promise<readonly AddedAlert[]>;
  /** How many groups every integration of every org has in each state. */
  countAllGroups(): Promise<GroupTally[]>;
  /** Ends every silence that is due by `now`; replies with the orgs that had one. */
  endSilences(now: number): Promise<number[]>;
  /** Makes the integrations as the provisioning files say, in one transaction. */
  provision(plan: ProvisioningPlan): Promise<void>;
  /**
   * Deletes a little of what is kept long enough.
   * @returns whether there is more to do at once
   */
  retain(now: number, defaults: RetentionDefaults): Promise<boolean>;
  /** How many resolved groups are kept long enough by then. */
  countDue(now: number, defaults: RetentionDefaults): Promise<number>;
  /** How far time has passed, as retention trusts it: what was saved last, else when the newest alert came, else null. */
  readRetentionTime(): Promise<number | null>;
  saveRetentionTime(time: number): Promise<void>;
  /** Whether the store can be read and written now, and why not. Answers within 3 s, whatever the database does, and never rejects. */
  readiness(): Promise<Readiness>;
  /** Where alerts could not be stored of late, tries to write, so that `readiness` follows without an alert. Never rejects. */
  probe(): Promise<void>;
  /**
   * Has the listener called after each change of what is kept, whoever made it, in this process or in another. For a change that
   * is made here it is called before the promise of the change resolves.
   * @returns ends the subscription
   */
  subscribe(listener: ChangeListener): () => void;
  close(): Promise<void>;
}

/** What is kept where an integration does not say; 0 is without end. */
export interface RetentionDefaults {
  /** Days after which a resolved group is deleted. */
  readonly resolvedDays: number;
  /** Of a group's alerts the newest that are kept, besides the first ten. */
  readonly keptAlerts: number;
}

export interface OrgStore {
  /** In the order of their names. */
  listIntegrations(page: PageRequest): Promise<Page<StoredIntegration>>;
  getIntegration(uid: string): Promise<StoredIntegration | undefined>;
  /** The name of an integration, also of one that is deleted. */
  nameIntegration(uid: string): Promise<{ readonly name: string; readonly deleted: boolean } | undefined>;
  createIntegration(integration: NewIntegration): Promise<StoredIntegration>;
  /** @returns undefined where there is no such integration */
  getEndpoint(uid: string): Promise<Endpoint | undefined>;
  /** @returns undefined where there is no such integration */
  updateIntegration(uid: string, changes: IntegrationChanges): Promise<StoredIntegration | undefined>;
  /** Ends the integration; its alert groups stay. @returns whether there was one */
  deleteIntegration(uid: string): Promise<boolean>;
  /** Newest first. */
  listGroups(filter: GroupFilter, page: PageRequest): Promise<Page<StoredGroup>>;
  /** How many groups each state has under the filter, its states left aside. */
  countGroups(filter: GroupFilter): Promise<Record<State, number>>;
  getGroup(id: number): Promise<StoredGroup | undefined>;
  /**
   * Payloads of the group for its appearance: the newest `limit` alerts, newest first, then the group's first alert.
   * Ends early where they are large.
   */
  listPayloads(groupId: number, limit: number): Promise<string[]>;
  /** @returns undefined where the integration has no such alert */
  getAlert(integrationUid: string, id: number): Promise<AlertInGroup | undefined>;
  /** The newest `limit` alerts of the integration, oldest first; fewer where their payloads are large. */
  listRecentAlerts(integrationUid: string, limit: number): Promise<AlertInGroup[]>;
  /** Newest first. */
  listDeliveries(integrationUid: string, page: PageRequest): Promise<Page<StoredDelivery>>;
  getDelivery(integrationUid: string, id: number): Promise<StoredDelivery | undefined>;
  /** Newest first. A page may hold fewer alerts than asked for where their payloads are large. */
  listAlerts(groupId: number, page: PageRequest): Promise<Page<StoredAlert>>;
  /** Newest first. */
  listEvents(groupId: number, page: PageRequest): Promise<Page<StoredEvent>>;
  /** Hides the group at once, and deletes it and its alerts soon. @returns whether there was one */
  deleteGroup(id: number): Promise<boolean>;
  /**
   * Applies a person's action to the groups at a time, in one transaction. The outcomes are in the order of the ids; a group that
   * cannot be changed does not keep the others from it.
   *
   * @example
   * const [outcome] = await store.forOrg(1).actOnGroups([7], { action: 'resolve' }, actor, Date.now());
   */
  actOnGroups(ids: readonly number[], action: GroupAction, actor: Actor, at: number): Promise<readonly ChangeOutcome[]>;
  /** `actOnGroups` for one group. */
  actOnGroup(id: number, action: GroupAction, actor: Actor, at: number): Promise<ChangeOutcome>;
}

/** An integration as it takes deliveries. */
export interface Endpoint {
  readonly integrationId: number;
  readonly orgId: number;
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly templates: CustomTemplates;
  readonly settings: IntegrationSettings;
  readonly token: string;
}

export interface StoredIntegration {
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: CustomTemplates;
  readonly token: string;
  readonly provisioned: boolean;
  /** Whether the provisioning file also says the token. */
  readonly tokenProvisioned: boolean;
  readonly settings: IntegrationSettings;
  readonly createdAt: number;
  readonly alertCount: number;
  readonly lastAlertAt: number | null;
  readonly limitedCount: number;
}

export interface NewIntegration {
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: CustomTemplates;
  readonly settings: IntegrationSettings;
  readonly token: string;
  readonly createdAt: number;
}

export interface IntegrationChanges extends Partial<Pick<NewIntegration, 'name' | 'type' | 'description' | 'token'>> {
  readonly templates?: TemplateChanges | undefined;
  /** Those that are named are changed. */
  readonly settings?: Partial<IntegrationSettings> | undefined;
}

export interface IncomingAlert {
  readonly orgId: number;
  readonly integrationId: number;
  readonly facts: Facts;
  readonly receivedAt: number;
  /** JSON text. */
  readonly payload: string;
  readonly delivery: DeliveryHead;
}

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

/** What became of an alert. */
export interface AddedAlert {
  /** Null where the alert was a recovery with nothing to resolve; such a one is not kept. */
  readonly stored: { readonly alertId: number; readonly groupId: number } | null;
  /** Whether the same delivery came before; then it is not stored again, and `stored` is what it was then. */
  readonly duplicate: boolean;
}

export interface StoredGroup extends Group {
  readonly id: number;
  readonly number: number;
  readonly groupingKey: string | null;
  readonly integration: {
    readonly uid: string;
    readonly name: string;
    readonly type: IntegrationType;
    readonly templates: CustomTemplates;
    readonly messageFormat: MessageFormat;
    readonly deleted: boolean;
  };
}

export interface GroupTally {
  readonly orgId: number;
  readonly integrationUid: string;
  readonly state: State;
  readonly count: number;
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

/**
 * What a person's action came to. `not_allowed`: the group's state does not allow it. `newer_group_open`: the group would be open
 * again, but a newer one with the same key is.
 */
export type ChangeOutcome = 'changed' | 'not_found' | 'not_allowed' | 'newer_group_open';

export interface ProvisioningPlan {
  readonly integrations: readonly ProvisionedIntegration[];
  readonly deletions: readonly IntegrationKey[];
  readonly at: number;
}

export interface ProvisionedIntegration {
  readonly orgId: number;
  readonly uid: string;
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: CustomTemplates;
  readonly settings: IntegrationSettings;
  /** Absent: one is made when the integration is, and kept ever after. */
  readonly token: string | undefined;
}

/** A cursor that no page gave. */
export class InvalidCursor extends Error {}

/** Two integrations cannot have the same token. */
export class TokenTaken extends Error {
  /** The one that was to have the token of another. */
  readonly integration: IntegrationKey;

  constructor(integration: IntegrationKey) {
    super('the token belongs to another integration');
    this.integration = integration;
  }
}
