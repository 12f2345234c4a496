import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `create table orgs (
    id integer primary key,
    last_group_number integer not null
  ) strict`,

  `create table integrations (
    id integer primary key autoincrement,
    org_id integer not null,
    uid text not null,
    name text not null,
    type text not null,
    description text not null,
    token text unique,
    provisioned integer not null,
    token_provisioned integer not null,
    created_at integer not null,
    deleted_at integer,
    alert_count integer not null,
    last_alert_at integer
  ) strict`,
  `create unique index integrations_uid on integrations (org_id, uid) where deleted_at is null`,
  `create index integrations_name on integrations (org_id, name collate nocase, id) where deleted_at is null`,

  `create table alert_groups (
    id integer primary key autoincrement,
    org_id integer not null,
    integration_id integer not null references integrations (id),
    number integer not null,
    key_hash blob,
    grouping_key text,
    state text not null,
    title text not null,
    message text,
    image_url text,
    source_link text,
    alert_count integer not null,
    started_at integer not null,
    last_alert_at integer not null,
    acknowledged_at integer,
    acknowledged_by text,
    resolved_at integer,
    resolved_by text,
    silenced_at integer,
    silenced_by text,
    silenced_until integer
  ) strict`,
  // At most one group with a key is open, whatever else goes wrong.
  `create unique index alert_groups_open on alert_groups (integration_id, key_hash)
    where state <> 'resolved' and key_hash is not null`,
  `create unique index alert_groups_number on alert_groups (org_id, number)`,
  `create index alert_groups_state on alert_groups (org_id, state, id)`,
  `create index alert_groups_integration on alert_groups (org_id, integration_id, state, id)`,
  `create index alert_groups_silence on alert_groups (silenced_until) where silenced_until is not null`,

  `create table alerts (
    id integer primary key autoincrement,
    org_id integer not null,
    group_id integer not null references alert_groups (id),
    received_at integer not null,
    signal text not null,
    title text,
    payload text not null
  ) strict`,
  `create index alerts_group on alerts (group_id, id)`,

  `create table events (
    id integer primary key autoincrement,
    org_id integer not null,
    group_id integer not null references alert_groups (id),
    at integer not null,
    type text not null,
    actor text not null,
    silenced_until integer
  ) strict`,
  `create index events_group on events (group_id, id)`,
];
