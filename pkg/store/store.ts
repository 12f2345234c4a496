import type { State } from '../contract/alert-groups/states.ts';
import type { IntegrationAction } from '../contract/integrations/actions.ts';
import type { Access, Actor } from '../contract/types.ts';
import type { Person } from '../domain/access/may.ts';
import type { Counts } from '../domain/health/counts.ts';
import type { AlertContent } from '../interpret/alert-content.ts';
import type { ChangeListener } from './changes.ts';
import type { Fault } from './fault.ts';
import type { Readiness } from './health/readiness.ts';
import type { ActionReport, KnownPerson, PersonAction, StoredDeletion, StoredOperation } from './shapes/actions.ts';
import type { AddedAlert, AlertFailures, AlertInGroup, IncomingAlert, StoredAlert } from './shapes/alerts.ts';
import type { DeliveryPage, ListedDelivery, RejectedDelivery, TurnedPage } from './shapes/deliveries.ts';
import type { SecretUse, StoredFormerSecret } from './shapes/former-secrets.ts';
import type { GroupCount, StoredEvent, StoredGroup } from './shapes/groups.ts';
import type { HandshakeChange, StoredHandshake } from './shapes/handshakes.ts';
import type { Beat, DueHeartbeats, SeenHeartbeat } from './shapes/heartbeats.ts';
import type { AlertStory, EarlierGroups, GroupName, KeyPlace } from './shapes/history.ts';
import type {
  ActedIntegration,
  Endpoint,
  IntegrationChanges,
  LocatedSecret,
  NamedIntegration,
  NewIntegration,
  ProvisioningPlan,
  ResealedSecret,
  SecretPosition,
  StoredIntegration,
  StoredSecret,
} from './shapes/integrations.ts';
import type {
  KeptWindow,
  StoredWindow,
  WindowChange,
  WindowOutcome,
  WindowSettling,
  WindowTaking,
} from './shapes/maintenance.ts';
import type { Page, PageRequest } from './shapes/pages.ts';
import type {
  Facets,
  FoundValue,
  GroupOrder,
  GroupPage,
  GroupSearch,
  Histogram,
  HistogramRequest,
  IndexedMessage,
  UnindexedGroup,
  ValuesRequest,
} from './shapes/searches.ts';
import type { ChangedBy, StoredTemplateChange } from './shapes/template-changes.ts';
import type { EditingNote, TemplateEditing } from './shapes/template-editing.ts';
import type { StoredView, ViewChange, ViewOutcome, ViewPerson } from './shapes/views.ts';

/** What every kind of store is opened with. */
export interface StoreOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Called when the store cannot go on, whatever a person does: the process has to end. */
  readonly onFatal: (error: Error) => void;
  /** Called when reading or writing begins to fail, fails for another reason, or works again (`null`). */
  readonly onAccessChanged?: (access: keyof Readiness, fault: Fault | null, error?: unknown) => void;
  /**
   * How long a read, and a statement that writes to a server, may take before it is given up, in milliseconds; by default a few seconds, which
   * is much more than any takes. Where a machine has much else to do, more is right.
   */
  readonly patienceMs?: number;
}

/**
 * Everything that is kept. Times are milliseconds since 1970. A write is durable when its promise resolves. Every method rejects
 * with `StoreUnavailable` where the database cannot be read or written; `classifyError` says what any error of it means.
 */
export interface Store {
  /** The name of the database, for people. */
  readonly kind: string;
  /** The data of one org, for the product itself and its Admins. There is no other way to what belongs to an org than this and the next. */
  forOrg(orgId: number): OrgStore;
  /**
   * The data of one org for a person: what they may not see does not exist. What they may not do is refused, or rejects with `Forbidden`.
   * What is theirs to do is found out by each read and write anew.
   * @param seesAll whether it is known that nothing in the org is restricted: reads do not look then
   */
  forPerson(orgId: number, person: Person, seesAll?: boolean): OrgStore;
  /** The endpoints of all orgs. */
  listEndpoints(): Promise<Endpoint[]>;
  /**
   * Folds the alerts into their groups, in the order given, and notes their deliveries and the rejected ones, in one transaction.
   * The results are in the order of the alerts.
   */
  addAlerts(alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]): Promise<readonly AddedAlert[]>;
  /** How many calls of `addAlerts` the store carries out at the same time: more of them would wait for each other. */
  readonly batchesAtOnce: number;
  /** So many alerts are worth a call of their own: none is made with fewer while more are waiting, or beside another. */
  readonly worthwhileBatch: number;
  /** How many groups each integration of each org has in each state. */
  countAllGroups(): Promise<GroupCount[]>;
  /** Ends some of the silences that are due by `now`. @returns the orgs that had one; none where no other is due */
  endSilences(now: number): Promise<number[]>;
  /**
   * Notes that alerts can be received now, so that time in which they could not is known, see `receivedFor`. It is to be called every
   * `noteEvery` milliseconds by one process.
   * @param passed the milliseconds since its last call by a monotonic clock; null at the first one
   */
  noteReceiving(now: number, passed: number | null): Promise<void>;
  /** Does to some of the groups what time is to do to them by `now`. @returns whether there is more to do at once */
  passTime(now: number): Promise<boolean>;
  /** Notes when the last heartbeat of each of some integrations came. Those that are deleted are passed over. */
  noteHeartbeats(beats: readonly Beat[]): Promise<void>;
  /** The heartbeats that are to be looked at by `now`, some at a time. */
  findDueHeartbeats(now: number): Promise<DueHeartbeats>;
  saveHeartbeats(seen: readonly SeenHeartbeat[]): Promise<void>;
  /** Another number after each change of maintenance windows, whatever their org; cheap to read. */
  readWindowVersion(): Promise<number>;
  /** The maintenance windows that may be active from a time on, and those whose silences do not end as they say yet. */
  listKeptWindows(at: number): Promise<KeptWindow[]>;
  /**
   * Has a maintenance window silence those of the groups that fire, and that it has not silenced in this occurrence, in one transaction.
   * Nothing is done where the window is another one by now.
   * @returns how many it has silenced
   */
  takeIntoMaintenance(taking: WindowTaking): Promise<number>;
  /**
   * Has some of the silences that a window made end when its present occurrence does, in one transaction, once the window was changed.
   * @returns whether there is more to do at once
   */
  settleMaintenance(settling: WindowSettling): Promise<boolean>;
  /**
   * Makes the integrations and views as the provisioning files say, in one transaction. Those that no file names any more are
   * people's again.
   * @throws {TokenTaken} and changes nothing where the token of an integration belongs to one that no file names
   */
  provision(plan: ProvisioningPlan): Promise<void>;
  /** Adds to what is known of former secrets; those that have ended are passed over. */
  noteSecretUses(uses: readonly SecretUse[]): Promise<void>;
  /**
   * Deletes what was replaced and has ended by `now`. That it counts no more is for whoever checks it to see: by its own clock, and at once.
   */
  deleteEndedSecrets(now: number): Promise<void>;
  /** Secrets of all orgs, former ones too, in the order of their integrations, after the one given. */
  listAllSecrets(after: SecretPosition | null, limit: number): Promise<LocatedSecret[]>;
  /** Puts the same secrets, sealed anew, where they are; one that was set meanwhile stays. */
  resealSecrets(secrets: readonly ResealedSecret[]): Promise<void>;
  /**
   * Deletes a little of what has been kept long enough.
   * @returns whether there is more to delete at once
   */
  retain(now: number, defaults: RetentionDefaults): Promise<boolean>;
  /**
   * Does a little of what storms of alerts, and an upgrade, leave for later: their groups are found by label, key and title, and their numbers of
   * alerts count in filters and sorts, only then. Counters that are deferred at a call are written by the next one.
   * @returns whether there is more to do at once
   */
  catchUp(): Promise<boolean>;
  /**
   * Groups of all orgs that are not found by the words of their present message yet: at most `limit` of each org, those that started
   * last first. Their messages are rendered from templates, which is for the caller to do.
   */
  listUnindexed(limit: number): Promise<UnindexedGroup[]>;
  /**
   * Has the groups found by these messages, as far as they are long, in one transaction. A group that has got another alert since it
   * was listed is listed again; one that has been deleted meanwhile is passed over.
   */
  indexMessages(messages: readonly IndexedMessage[]): Promise<void>;
  /**
   * Adds what integrations have got since the last call to the present hour and day of their histories, for some of them. Their figures
   * are up to date without it; it says when things came.
   * @returns whether there is more to do at once
   */
  updateHistories(now: number): Promise<boolean>;
  /** How many resolved groups will have been kept long enough by `now`. */
  countDue(now: number, defaults: RetentionDefaults): Promise<number>;
  /** The time that retention trusts: the one saved last, else that of the newest alert, else null. */
  readRetentionTime(): Promise<number | null>;
  /** Where processes share a database, an earlier time than the one that is saved has no effect. */
  saveRetentionTime(time: number): Promise<void>;
  /**
   * Takes a lease, or keeps it: of all processes on the database one at a time has it. One that is gone loses it some seconds later,
   * and one that is cut off from the database has it no more. It spares work that need not be done twice; what must not be done twice
   * holds locks.
   * @param task what whoever has it does
   * @returns whether this process has it. Never rejects
   */
  takeLease(task: string): Promise<boolean>;
  /** Whether the store can be read and written, and why not. Resolves within 3 s, whatever the database does. Never rejects. */
  readiness(): Promise<Readiness>;
  /** Tries to write where the last alerts could not be stored, so that `readiness` needs no alert to recover. Never rejects. */
  probe(): Promise<void>;
  /**
   * Calls the listener after each change, made in this process or in another. It is called for a change of this process before
   * the promise of that change resolves.
   * @returns ends the subscription
   *
   * @example
   * const unsubscribe = store.subscribe(({ orgIds }) => orgIds.forEach(refreshPages));
   */
  subscribe(listener: ChangeListener): () => void;
  close(): Promise<void>;
}

/** How much is kept where an integration does not say; 0 is without limit. */
export interface RetentionDefaults {
  /** Days after which a resolved group is deleted. */
  readonly resolvedDays: number;
  /** The newest alerts of a group that are kept, beside its first ten. */
  readonly keptAlerts: number;
}

/** The data of one org. The ids of another org's integrations, groups and alerts are unknown to it. */
export interface OrgStore {
  /** Sorted by name, without regard to case. */
  listIntegrations(page: PageRequest): Promise<Page<StoredIntegration>>;
  getIntegration(uid: string): Promise<StoredIntegration | undefined>;
  /** What came to an integration in each of the last 24 hours, oldest first, the present one included. */
  listHours(uid: string): Promise<Counts[]>;
  /** The name of an integration, deleted or not. */
  nameIntegration(uid: string): Promise<NamedIntegration | undefined>;
  createIntegration(integration: NewIntegration): Promise<StoredIntegration>;
  /** @returns undefined where there is no such integration */
  getEndpoint(uid: string): Promise<Endpoint | undefined>;
  /** What is kept secret of the integration, sealed; nothing else of the store has it but its endpoint. */
  listSecrets(uid: string): Promise<StoredSecret[]>;
  /** What was replaced of the integration and still counts, see `FormerSecret`; sorted by name. */
  listFormerSecrets(uid: string): Promise<StoredFormerSecret[]>;
  /** What its sender has asked before it sends alerts, as far as that is kept; the newest first. */
  listHandshakes(uid: string): Promise<StoredHandshake[]>;
  /**
   * Keeps what a sender asks, or what somebody has decided about it. Few are kept of an integration.
   * @returns whether anything has changed; not where it is kept already, or decided
   */
  changeHandshakes(uid: string, change: HandshakeChange): Promise<boolean>;
  /**
   * @param by kept with what templates were before; by default the product itself, now
   * @returns undefined where there is no such integration
   * @throws {TemplatesChanged} and changes nothing, see `basedOn`
   */
  updateIntegration(uid: string, changes: IntegrationChanges, by?: ChangedBy): Promise<StoredIntegration | undefined>;
  /** The changes of the integration's templates that are kept, newest first; also those by provisioning files. */
  listTemplateChanges(uid: string): Promise<StoredTemplateChange[]>;
  /** Who has unsaved changes of the integration's templates, as far as they said so lately: those first who began first. */
  listTemplateEditing(uid: string): Promise<TemplateEditing[]>;
  /**
   * Notes that somebody has unsaved changes of the integration's templates on a page, which has to be said again before it expires, see
   * `editingExpiresMs`; or has none any more. Few are noted. What another person says of the page is passed over.
   * @returns whether others see something else now
   */
  noteTemplateEditing(uid: string, note: EditingNote): Promise<boolean>;
  /** Deletes the integration; its alert groups stay. @returns whether there was one */
  deleteIntegration(uid: string): Promise<boolean>;
  /**
   * Does the same to several integrations, in one transaction. One that cannot be changed does not keep the others from it.
   * @param uids each once
   * @returns what became of each, in their order
   */
  actOnIntegrations(uids: readonly string[], action: IntegrationAction): Promise<ActedIntegration[]>;
  /** The views that a person sees: their own, then the shared ones, each in their order. @param login null for nobody in particular */
  listViews(login: string | null): Promise<StoredView[]>;
  /** Carries out what a person asks for, or says why not. */
  changeViews(person: ViewPerson, change: ViewChange): Promise<ViewOutcome>;
  /** The maintenance windows, by their uids. */
  listWindows(): Promise<StoredWindow[]>;
  /** Carries out what a person asks for, or says why not. */
  changeWindows(change: WindowChange, actor: Actor, at: number): Promise<WindowOutcome>;
  /**
   * A page of the groups that are looked for; by default the newest first. Groups of a storm of alerts are found by label, key and text
   * a little later than they can be seen, and sorted by their newest alerts and their numbers too.
   * @throws {InvalidCursor} also where the cursor is of another order
   */
  listGroups(search: GroupSearch, page: PageRequest, order?: GroupOrder): Promise<GroupPage>;
  /**
   * The same groups, for who reads all of them page by page: nothing is counted. Where the query asks for payloads a page has those
   * that were found so far, and may have none.
   */
  walkGroups(search: GroupSearch, page: PageRequest, order: GroupOrder): Promise<Page<StoredGroup>>;
  /** The `counts` of the pages. */
  countGroups(search: GroupSearch): Promise<Record<State, number>>;
  /** What splits the groups that are found. Looking into payloads is left out, as in the two below. */
  findFacets(search: GroupSearch): Promise<Facets>;
  /** When the groups that are found started. */
  makeHistogram(search: GroupSearch, request: HistogramRequest): Promise<Histogram>;
  /** Values of a field for who types one, those with most of the groups that are found first. */
  listValues(search: GroupSearch, request: ValuesRequest): Promise<FoundValue[]>;
  /** The ids of the groups that are found, in ascending order: those after `after`. Looks into the payloads of all where that is asked. */
  findGroupIds(search: GroupSearch, after: number, limit: number): Promise<number[]>;
  /**
   * The groups of the integration that are open with these keys, by their keys. A store may have deferred a little of their counters.
   */
  findOpenGroups(integrationUid: string, keys: readonly string[]): Promise<ReadonlyMap<string, StoredGroup>>;
  /** The newest resolved group of the integration with each of these keys, by its key: the one that an alert may open again. */
  findClosedGroups(integrationUid: string, keys: readonly string[]): Promise<ReadonlyMap<string, StoredGroup>>;
  /** Those of the groups that there are. */
  nameGroups(ids: readonly number[]): Promise<GroupName[]>;
  getGroup(id: number): Promise<StoredGroup | undefined>;
  /** Who deleted a group that is not there any more. @returns undefined where no person did, or it was long ago */
  findDeletion(groupId: number): Promise<StoredDeletion | undefined>;
  /**
   * The groups that the group's integration had with its key before, newest first. A group without a key has none. A group whose key
   * was a former one has the groups of its present key.
   */
  listEarlierGroups(groupId: number, page: PageRequest): Promise<EarlierGroups>;
  /** What an alert did when it came. @returns undefined where the group has no such alert */
  tellAlert(groupId: number, alertId: number): Promise<AlertStory | undefined>;
  /**
   * Where an alert with these keys would go, if it came to the group's integration.
   * @returns undefined where there is no such group
   */
  placeKey(groupId: number, groupingKey: string | null, formerKey: string | null): Promise<KeyPlace | undefined>;
  /**
   * What the appearance of a group is rendered from: the newest `limit` alerts, newest first, then the first
   * one. Fewer where they are large.
   */
  listContents(groupId: number, limit: number): Promise<AlertContent[]>;
  /** @returns undefined where the integration has no such alert */
  getAlert(integrationUid: string, id: number): Promise<AlertInGroup | undefined>;
  /** Those of the alerts that are kept, in ascending order of their ids. */
  listAlertsById(ids: readonly number[]): Promise<AlertInGroup[]>;
  /** The newest `limit` alerts of the integration, oldest first; fewer where their payloads are large. */
  listRecentAlerts(integrationUid: string, limit: number): Promise<AlertInGroup[]>;
  /** Which templates failed on the newest `limit` alerts of the integration, newest first. */
  listRecentFailures(integrationUid: string, limit: number): Promise<AlertFailures[]>;
  /** Those that are looked for, newest first. */
  listDeliveries(integrationUid: string, page: DeliveryPage): Promise<TurnedPage<ListedDelivery>>;
  getDelivery(integrationUid: string, id: number): Promise<ListedDelivery | undefined>;
  /** Newest first. A page may hold fewer alerts than asked for where their payloads are large. */
  listAlerts(groupId: number, page: PageRequest): Promise<Page<StoredAlert>>;
  /** Newest first. */
  listEvents(groupId: number, page: PageRequest): Promise<Page<StoredEvent>>;
  /**
   * Applies a person's action to the groups at a time, in one transaction. A group that cannot be changed does not keep the others
   * from it. A deleted group is hidden at once; `retain` deletes it and its alerts once that cannot be undone any more.
   * @param operation names what the person does, which may be more than one call; undefined where it cannot be undone
   *
   * @example
   * const { refused } = await store.forOrg(1).actOnGroups([7], { action: 'resolve' }, actor, Date.now());
   */
  actOnGroups(
    ids: readonly number[],
    action: PersonAction,
    actor: Actor,
    at: number,
    operation?: string
  ): Promise<ActionReport>;
  /** @returns undefined where there is none, or nothing of it is left to undo */
  findOperation(operation: string): Promise<StoredOperation | undefined>;
  /**
   * Undoes a part of an operation, in one transaction: its groups are what they were before. Those that something else has changed
   * since stay as they are, and are refused.
   * @param part of those that `findOperation` names; a part is undone once
   */
  undoPart(part: number, actor: Actor, at: number): Promise<ActionReport>;
  /** @returns undefined where the group has no such note */
  getNote(groupId: number, id: number): Promise<StoredEvent | undefined>;
  /** Changes the text of a note. @returns whether the group has it, as `deleteNote` */
  editNote(groupId: number, id: number, text: string, at: number): Promise<boolean>;
  deleteNote(groupId: number, id: number): Promise<boolean>;
  /** What is set as access to integrations, where it is; of deleted ones too. What is the same of several may be there once. */
  listAccess(): Promise<ReadonlyArray<NonNullable<Access>>>;
  /** Who acted or was assigned last, the newest first. */
  listPeople(limit: number): Promise<KnownPerson[]>;
}
