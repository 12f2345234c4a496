import type { State } from '../contract/states.ts';
import type { Actor } from '../contract/types.ts';
import type { GroupAction } from '../domain/act.ts';
import type { ChangeListener } from './changes.ts';
import type { Fault } from './fault.ts';
import type { Readiness } from './health/readiness.ts';
import type { AddedAlert, AlertInGroup, IncomingAlert, StoredAlert } from './shapes/alerts.ts';
import type { RejectedDelivery, StoredDelivery } from './shapes/deliveries.ts';
import type { ChangeOutcome, GroupFilter, GroupTally, StoredEvent, StoredGroup } from './shapes/groups.ts';
import type {
  Endpoint,
  IntegrationChanges,
  NewIntegration,
  ProvisioningPlan,
  StoredIntegration,
} from './shapes/integrations.ts';
import type { Page, PageRequest } from './shapes/pages.ts';

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
