import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { GroupSort, SortOrder } from '../../contract/alert-groups/sorting.ts';
import type { Signal, State } from '../../contract/alert-groups/states.ts';
import type { IntegrationType } from '../../contract/integration-types.ts';
import type { HandshakeKind, HandshakeState } from '../../contract/integrations/handshakes.ts';
import type { MessageFormat } from '../../contract/integrations/settings.ts';
import type { Severity } from '../../contract/templates/templates.ts';
import type { GroupEvent } from '../../contract/types.ts';

/** The tables. Times are milliseconds since 1970, booleans are 0 and 1, actors are JSON. */
export interface Schema {
  orgs: { id: number; last_group_number: number };
  integrations: IntegrationTable;
  integration_secrets: IntegrationSecretTable;
  former_secrets: FormerSecretTable;
  handshakes: HandshakeTable;
  integration_counts: IntegrationCountsTable;
  integration_histories: IntegrationHistoryTable;
  template_changes: TemplateChangeTable;
  /** See `TemplateEditing`. */
  template_editing: { integration_id: number; tab: string; actor: string; since: number; seen_at: number };
  alert_groups: GroupTable;
  alert_group_counts: GroupCountsTable;
  group_tallies: GroupTallyTable;
  alerts: AlertTable;
  events: EventTable;
  /** Full text: the notes of groups, by the ids of their events. */
  note_index: { rowid: number; text: string };
  operations: OperationTable;
  operation_parts: OperationPartTable;
  deletions: DeletionTable;
  known_people: KnownPersonTable;
  delivery_batches: DeliveryBatchTable;
  delivery_ids: DeliveryIdTable;
  views: ViewTable;
  default_views: DefaultViewTable;
  maintenance_windows: WindowTable;
  maintained_groups: MaintainedGroupTable;
  retention_time: { trusted_at: number | null };
  heartbeats: HeartbeatTable;
  /** Integrations whose open groups time is to look at anew: of the state those after the place, and those of the next states. */
  waking_integrations: { integration_id: number; state: State; after_start: number; after_id: number };
  /** Silences that outlast recovery, as JSON; `ends_at` is null where one does not end by itself. */
  key_silences: { integration_id: number; key_hash: Uint8Array; silence: string; ends_at: number | null };
  /** When alerts could be received, in the order of the ids. */
  receiving_periods: { id: Generated<number>; began_at: number; noted_until: number };
  labels: LabelTable;
  group_labels: { label_id: number; group_id: number };
  /** Grouping keys as people see them; `folded` is without regard to case, see `foldCase`. */
  group_keys: { org_id: number; folded: string; group_id: number };
  group_people: GroupPeopleTable;
  /** Folded texts by the id of their group, in indexes for full text of the database's own kind. */
  group_titles: { rowid: number; title: string };
  group_messages: { rowid: number; message: string };
  /** One row: groups up to the first id are in the tables above, but for those in the queue and those up to the second id. */
  search_progress: { indexed_group_id: number; waiting_group_id: number };
  search_queue: { group_id: number };
  /** One row: the groups of alerts up to this id were queued for their messages to be rendered. */
  message_progress: { queued_alert_id: number };
  /** `alert_id` is that of the newest alert for which the group was queued, or 0. */
  message_queue: { group_id: number; org_id: number; alert_id: number };
  /** One row. Where it is not null, alerts with a higher id may be missing in the counters of their groups. */
  held_back_counts: { since_alert_id: number | null };
  /** One row, which is written to find out whether the database takes a write. */
  probes: { number: number };
  /** SQLite's own: the highest id that each table ever had, https://www.sqlite.org/autoinc.html */
  sqlite_sequence: { name: string; seq: number };
}

interface IntegrationTable {
  id: Generated<number>;
  org_id: number;
  uid: string;
  name: string;
  type: IntegrationType;
  description: string;
  /** The custom templates as a JSON object. */
  templates: Generated<string>;
  /** Null where only the hash is kept, and once the integration is deleted. */
  token: string | null;
  /** See `hashToken`; null once the integration is deleted. */
  token_hash: string | null;
  /** The last characters of a token of which only the hash is kept. */
  token_hint: string | null;
  provisioned: number;
  token_provisioned: number;
  created_at: number;
  deleted_at: number | null;
  quota_per_minute: number | null;
  /** In seconds; 0 is off. */
  duplicate_window: Generated<number>;
  /** Null stands for the default, as in `kept_alerts`. */
  retention_days: number | null;
  kept_alerts: number | null;
  message_format: Generated<MessageFormat>;
  /** The settings that have no column of their own, as an object in JSON; those that are missing have their default. */
  settings: Generated<string>;
}

/** See `FormerSecret` and `StoredFormerSecret`. */
interface FormerSecretTable {
  integration_id: number;
  name: string;
  value: string;
  hint: string | null;
  replaced_at: number;
  ends_at: number;
  uses: number;
  last_used_at: number | null;
  successor_used_at: number | null;
}

/** See `StoredTemplateChange`. */
interface TemplateChangeTable {
  id: Generated<number>;
  integration_id: number;
  at: number;
  author: string;
  /** A list in JSON. */
  templates: string;
}

/** What is kept secret of integrations, see `SecretName`. `sealed` is what `KeyRing` makes of it. */
interface IntegrationSecretTable {
  integration_id: number;
  name: string;
  sealed: string;
  set_at: number;
}

/** See `StoredHandshake`. What nobody has decided about has no `decided_at`. */
interface HandshakeTable {
  id: Generated<number>;
  integration_id: number;
  kind: HandshakeKind;
  topic: string;
  message: string;
  received_at: number;
  expires_at: number;
  verified: number;
  state: HandshakeState;
  detail: string | null;
  decided_at: number | null;
  /** In JSON. */
  decided_by: string | null;
}

/** What every alert changes of an integration. There is no row before the first one. */
interface IntegrationCountsTable {
  integration_id: number;
  alert_count: number;
  last_alert_at: number | null;
  last_alert_id: number | null;
  /** All deliveries so far. The newest has this number. */
  delivery_count: number;
  /** Deliveries that were over the integration's quota. */
  limited_count: number;
  /** As in `IntegrationCounters`, as are the others. */
  rejected_count: Generated<number>;
  failed_count: Generated<number>;
  opened_count: Generated<number>;
  resolved_count: Generated<number>;
}

/** When something came to an integration. There is no row before the first time. */
interface IntegrationHistoryTable {
  integration_id: number;
  /** The sum of the counts that are in the history, so that those with more to add are found quickly. */
  counted: number;
  /** See `packHistory`. */
  history: string;
}

/** What every alert changes of a group. */
interface GroupCountsTable {
  group_id: number;
  /** That of the group; by it the counters of an org's groups are sorted. */
  group_org_id: number;
  alert_count: number;
  last_alert_at: number;
  last_alert_id: number | null;
  deleted_alert_count: Generated<number>;
  /** When its alerts came, see `packActivity`; null where that is not known. */
  activity: Uint8Array | null;
}

/** Each name and value that groups of an org have, once. */
interface LabelTable {
  id: Generated<number>;
  org_id: number;
  name: string;
  value: string;
  /** The value without regard to case, see `foldCase`. */
  folded: string;
}

/** Who has acknowledged, silenced or resolved a group, where that is a person. Kept by triggers. */
interface GroupPeopleTable {
  group_id: number;
  role: string;
  org_id: number;
  login: string;
  name: string;
}

/** Kept by triggers. */
interface GroupTallyTable {
  org_id: number;
  integration_id: number;
  state: State;
  count: number;
}

interface GroupTable {
  id: Generated<number>;
  org_id: number;
  integration_id: number;
  number: number;
  key_hash: Uint8Array | null;
  first_alert_id: number | null;
  /** Set once the group is to be deleted; it is hidden from then on. */
  deleted_at: number | null;
  /** Of a hidden group: it is there until then, so that a person can have it back. */
  held_until: number | null;
  grouping_key: string | null;
  state: State;
  title: string;
  title_version: string | null;
  severity: Severity | null;
  /** Grows with the severity; 0 where the group has none. */
  severity_rank: GeneratedAlways<number>;
  /** A JSON object. */
  labels: string | null;
  /** Of the newest payload that carried alert instances, as is `total_instances`. */
  firing_instances: number | null;
  total_instances: number | null;
  started_at: number;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  resolved_at: number | null;
  resolved_by: string | null;
  resolved_reason: string | null;
  silenced_at: number | null;
  silenced_by: string | null;
  silenced_until: number | null;
  silenced_reason: string | null;
  assigned_to: string | null;
  assigned_at: number | null;
  note_count: Generated<number>;
  /** When time is to look at the group, at the latest; null where time does nothing to it. */
  due_at: number | null;
  /** JSON: what its alerts have said last, see `Flaps`; null where nobody asks for that. */
  flaps: string | null;
  /** Of a group that flaps, or did when it was resolved. */
  flapping_since: number | null;
}

/** The heartbeats of an integration; there is no row before the first one. */
interface HeartbeatTable {
  integration_id: number;
  last_at: number;
  /** From when on they are expected as the settings say; null where that is to be noted. */
  expected_since: number | null;
  /** The `last_at` after which they are missing; null where they are not. */
  missed_after: number | null;
  /** When they are to be looked at; null where only the next one is a reason. */
  due_at: number | null;
}

interface AlertTable {
  id: Generated<number>;
  org_id: number;
  integration_id: number;
  group_id: number;
  /** The alert before it in its group. It may have been deleted, as may the one in `previous_in_integration`. */
  previous_in_group: number | null;
  previous_in_integration: number | null;
  received_at: number;
  signal: Signal;
  title: string | null;
  severity: Severity | null;
  /** A JSON array; null where nothing failed. */
  failures: string | null;
  payload: string;
  /** A JSON object, see `AlertContent`. */
  headers: string | null;
}

interface DeliveryBatchTable {
  integration_id: number;
  /** The number of the row's newest delivery. Deliveries of an integration are numbered from 1. */
  last_number: number;
  /** When the newest delivery came. */
  received_at: number;
  /** See `packDeliveries`. */
  deliveries: string;
  /** The beginning of the body of a rejected delivery, which has a row of its own. */
  body: Uint8Array | null;
}

/** The deliveries that are recognised when they come again. */
interface DeliveryIdTable {
  integration_id: number;
  id_hash: Uint8Array;
  /** Null where the delivery was a recovery with nothing to resolve, as is `group_id`. */
  alert_id: number | null;
  group_id: number | null;
  expires_at: number;
}

interface EventTable {
  id: Generated<number>;
  org_id: number;
  group_id: number;
  at: number;
  type: GroupEvent['type'];
  actor: string;
  silenced_until: number | null;
  /** A reason, or a note. */
  text: string | null;
  assignee: string | null;
  /** The operation that the event belongs to, as its caller named it; null where no person acted. */
  operation: string | null;
  /** Of a note. */
  edited_at: number | null;
}

interface OperationTable {
  id: Generated<number>;
  org_id: number;
  /** As its caller named it; unique in the org. */
  operation: string;
  actor: string;
  /** When it last changed something. */
  at: number;
}

interface OperationPartTable {
  id: Generated<number>;
  operation_id: number;
  /** See `packChanges`. */
  changes: string;
}

/** Groups that a person deleted. */
interface DeletionTable {
  group_id: number;
  org_id: number;
  number: number;
  actor: string;
  at: number;
}

/** People who acted in an org, or were assigned there. */
interface KnownPersonTable {
  org_id: number;
  login: string;
  name: string;
  /** When they last did. */
  at: number;
}

interface ViewTable {
  org_id: number;
  uid: string;
  /** The login of the person whose own it is; null where the org shares it. */
  owner: string | null;
  name: string;
  query: string;
  sort: GroupSort;
  sort_order: SortOrder;
  /** A JSON array. */
  columns: string;
  provisioned: number;
  position: number;
}

interface DefaultViewTable {
  org_id: number;
  /** Empty for the default of the org. */
  login: string;
  uid: string;
  provisioned: number;
}

/** See `KeptWindow`. */
interface WindowTable {
  org_id: number;
  uid: string;
  name: string;
  reason: string;
  /** A JSON array of uids. */
  integrations: string;
  query: string;
  starts_at: number;
  ends_at: number;
  rule: string | null;
  time_zone: string | null;
  ended_at: number | null;
  includes_open: number;
  provisioned: number;
  created_by: string | null;
  created_at: number;
  changed_by: string | null;
  changed_at: number | null;
  last_ends_at: number | null;
  deleted_at: number | null;
  settled: number;
  version: number;
}

/** Groups that a maintenance window has silenced. */
interface MaintainedGroupTable {
  org_id: number;
  uid: string;
  group_id: number;
  /** When the occurrence ends in which it last did; until then it does not do so again. */
  ends_at: number;
  /** The event of that silence. */
  event_id: number;
}

export type ViewRow = Selectable<ViewTable>;
export type WindowRow = Selectable<WindowTable>;
export type GroupRow = Selectable<GroupTable>;
export type GroupCountsRow = Selectable<GroupCountsTable>;
export type IntegrationRow = Selectable<IntegrationTable>;
