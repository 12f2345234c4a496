import type { Schema } from '../sql/schema.ts';

/** A table whose rows are copied from one kind of store to another as they are. */
export interface TransferTable {
  readonly name: TransferTableName;
  /** What its rows are sorted by, and read on from. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ValueType>>;
}

type TransferTableName = Exclude<keyof Schema, DerivedTable>;

export type ValueType = 'bigint' | 'text' | 'bytea';

/** The values of the table's columns, in their order. */
export type TransferRow = readonly TransferValue[];

export type TransferValue = string | number | Uint8Array | null;

/**
 * What a store makes anew of the others, or needs for itself only. The time of retention is one row, see `Marks`. Who edits templates has to say
 * so again soon.
 */
export const derivedTables = [
  ...['group_tallies', 'labels', 'group_labels', 'group_keys', 'group_titles', 'group_messages', 'note_index'],
  ...['search_progress', 'search_queue', 'message_progress', 'message_queue', 'held_back_counts', 'probes'],
  ...['sqlite_sequence', 'retention_time', 'template_editing'],
] as const satisfies ReadonlyArray<keyof Schema>;

type DerivedTable = (typeof derivedTables)[number];

/** All others, each after those that it refers to. */
export const transferTables: readonly TransferTable[] = [
  table('orgs', ['id'], { id: 'bigint', last_group_number: 'bigint' }),
  table('integrations', ['id'], {
    id: 'bigint',
    org_id: 'bigint',
    uid: 'text',
    name: 'text',
    type: 'text',
    description: 'text',
    templates: 'text',
    token: 'text',
    token_hash: 'text',
    token_hint: 'text',
    provisioned: 'bigint',
    token_provisioned: 'bigint',
    created_at: 'bigint',
    deleted_at: 'bigint',
    quota_per_minute: 'bigint',
    duplicate_window: 'bigint',
    retention_days: 'bigint',
    kept_alerts: 'bigint',
    message_format: 'text',
    settings: 'text',
  }),
  table('heartbeats', ['integration_id'], {
    integration_id: 'bigint',
    last_at: 'bigint',
    expected_since: 'bigint',
    missed_after: 'bigint',
    due_at: 'bigint',
  }),
  table('waking_integrations', ['integration_id'], {
    integration_id: 'bigint',
    state: 'text',
    after_start: 'bigint',
    after_id: 'bigint',
  }),
  table('key_silences', ['integration_id', 'key_hash'], {
    integration_id: 'bigint',
    key_hash: 'bytea',
    silence: 'text',
    ends_at: 'bigint',
  }),
  // So that the time for which groups were quiet before the copy counts.
  table('receiving_periods', ['id'], { id: 'bigint', began_at: 'bigint', noted_until: 'bigint' }),
  table('template_changes', ['id'], {
    id: 'bigint',
    integration_id: 'bigint',
    at: 'bigint',
    author: 'text',
    templates: 'text',
  }),
  // Sealed as they are: the copy's sidecar needs the same keys.
  table('integration_secrets', ['integration_id', 'name'], {
    integration_id: 'bigint',
    name: 'text',
    sealed: 'text',
    set_at: 'bigint',
  }),
  table('former_secrets', ['integration_id', 'name'], {
    integration_id: 'bigint',
    name: 'text',
    value: 'text',
    hint: 'text',
    replaced_at: 'bigint',
    ends_at: 'bigint',
    uses: 'bigint',
    last_used_at: 'bigint',
    successor_used_at: 'bigint',
  }),
  table('handshakes', ['id'], {
    id: 'bigint',
    integration_id: 'bigint',
    kind: 'text',
    topic: 'text',
    message: 'text',
    received_at: 'bigint',
    expires_at: 'bigint',
    verified: 'bigint',
    state: 'text',
    detail: 'text',
    decided_at: 'bigint',
    decided_by: 'text',
  }),
  // The newest alert is found again with the alerts.
  table('integration_counts', ['integration_id'], {
    integration_id: 'bigint',
    alert_count: 'bigint',
    last_alert_at: 'bigint',
    delivery_count: 'bigint',
    limited_count: 'bigint',
    rejected_count: 'bigint',
    failed_count: 'bigint',
    opened_count: 'bigint',
    resolved_count: 'bigint',
  }),
  table('integration_histories', ['integration_id'], {
    integration_id: 'bigint',
    counted: 'bigint',
    history: 'text',
  }),
  table('alert_groups', ['id'], {
    id: 'bigint',
    org_id: 'bigint',
    integration_id: 'bigint',
    number: 'bigint',
    key_hash: 'bytea',
    first_alert_id: 'bigint',
    deleted_at: 'bigint',
    held_until: 'bigint',
    grouping_key: 'text',
    state: 'text',
    title: 'text',
    title_version: 'text',
    severity: 'text',
    labels: 'text',
    firing_instances: 'bigint',
    total_instances: 'bigint',
    started_at: 'bigint',
    acknowledged_at: 'bigint',
    acknowledged_by: 'text',
    resolved_at: 'bigint',
    resolved_by: 'text',
    resolved_reason: 'text',
    silenced_at: 'bigint',
    silenced_by: 'text',
    silenced_until: 'bigint',
    silenced_reason: 'text',
    assigned_to: 'text',
    assigned_at: 'bigint',
    note_count: 'bigint',
    due_at: 'bigint',
    flaps: 'text',
    flapping_since: 'bigint',
  }),
  table('alert_group_counts', ['group_id'], {
    group_id: 'bigint',
    group_org_id: 'bigint',
    alert_count: 'bigint',
    last_alert_at: 'bigint',
    last_alert_id: 'bigint',
    deleted_alert_count: 'bigint',
    activity: 'bytea',
  }),
  table('group_people', ['group_id', 'role'], {
    group_id: 'bigint',
    role: 'text',
    org_id: 'bigint',
    login: 'text',
    name: 'text',
  }),
  // The links between alerts are made again.
  table('alerts', ['id'], {
    id: 'bigint',
    org_id: 'bigint',
    integration_id: 'bigint',
    group_id: 'bigint',
    received_at: 'bigint',
    signal: 'text',
    title: 'text',
    severity: 'text',
    failures: 'text',
    payload: 'text',
    headers: 'text',
  }),
  table('events', ['id'], {
    id: 'bigint',
    org_id: 'bigint',
    group_id: 'bigint',
    at: 'bigint',
    type: 'text',
    actor: 'text',
    silenced_until: 'bigint',
    text: 'text',
    assignee: 'text',
    operation: 'text',
    edited_at: 'bigint',
  }),
  table('delivery_batches', ['integration_id', 'last_number'], {
    integration_id: 'bigint',
    last_number: 'bigint',
    received_at: 'bigint',
    deliveries: 'text',
    body: 'bytea',
  }),
  table('delivery_ids', ['integration_id', 'id_hash'], {
    integration_id: 'bigint',
    id_hash: 'bytea',
    alert_id: 'bigint',
    group_id: 'bigint',
    expires_at: 'bigint',
  }),
  table('operations', ['id'], { id: 'bigint', org_id: 'bigint', operation: 'text', actor: 'text', at: 'bigint' }),
  table('operation_parts', ['id'], { id: 'bigint', operation_id: 'bigint', changes: 'text' }),
  table('deletions', ['group_id'], {
    group_id: 'bigint',
    org_id: 'bigint',
    number: 'bigint',
    actor: 'text',
    at: 'bigint',
  }),
  table('known_people', ['org_id', 'login'], { org_id: 'bigint', login: 'text', name: 'text', at: 'bigint' }),
  table('views', ['org_id', 'uid'], {
    org_id: 'bigint',
    uid: 'text',
    owner: 'text',
    name: 'text',
    query: 'text',
    sort: 'text',
    sort_order: 'text',
    columns: 'text',
    provisioned: 'bigint',
    position: 'bigint',
  }),
  table('default_views', ['org_id', 'login'], {
    org_id: 'bigint',
    login: 'text',
    uid: 'text',
    provisioned: 'bigint',
  }),
  table('maintenance_windows', ['org_id', 'uid'], {
    org_id: 'bigint',
    uid: 'text',
    name: 'text',
    reason: 'text',
    integrations: 'text',
    query: 'text',
    starts_at: 'bigint',
    ends_at: 'bigint',
    rule: 'text',
    time_zone: 'text',
    ended_at: 'bigint',
    includes_open: 'bigint',
    provisioned: 'bigint',
    created_by: 'text',
    created_at: 'bigint',
    changed_by: 'text',
    changed_at: 'bigint',
    last_ends_at: 'bigint',
    deleted_at: 'bigint',
    settled: 'bigint',
    version: 'bigint',
  }),
  table('maintained_groups', ['org_id', 'uid', 'group_id'], {
    org_id: 'bigint',
    uid: 'text',
    group_id: 'bigint',
    ends_at: 'bigint',
    event_id: 'bigint',
  }),
];

/** A sidecar that is started on an empty store notes there when it could receive: to lose that is no loss. */
export const startedTable = 'receiving_periods';

/** Those that are empty in an empty store, also after a sidecar was started on it. */
export const contentTables = transferTables.filter(({ name }) => name !== startedTable);

/** Has the names of its columns checked. */
function table<Name extends TransferTableName>(
  name: Name,
  key: ReadonlyArray<keyof Schema[Name] & string>,
  columns: Partial<Record<keyof Schema[Name] & string, ValueType>>
): TransferTable {
  return { name, key, columns: columns as Readonly<Record<string, ValueType>> };
}

/** The values of the row's key, by which a later row is found. */
export function keyOf({ key, columns }: TransferTable, row: TransferRow): TransferRow {
  const names = Object.keys(columns);
  return key.map((column) => row[names.indexOf(column)] as TransferValue);
}
