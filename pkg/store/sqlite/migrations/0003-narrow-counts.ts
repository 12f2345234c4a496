import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/**
 * What every alert changes is kept in narrow rows of its own, so that a batch writes few pages. Alerts are found by
 * chains instead of indexes: each knows the one before it in its group and in its integration.
 */
const statements = [
  `alter table alerts add column integration_id integer not null default 0`,
  `alter table alerts add column previous_in_group integer`,
  `alter table alerts add column previous_in_integration integer`,
  `update alerts set integration_id = (select integration_id from alert_groups where alert_groups.id = alerts.group_id)`,
  `update alerts set
     previous_in_group = (select max(id) from alerts as earlier where earlier.group_id = alerts.group_id and earlier.id < alerts.id)`,
  `create index alerts_for_migration on alerts (integration_id, id)`,
  `update alerts set previous_in_integration =
     (select max(id) from alerts as earlier where earlier.integration_id = alerts.integration_id and earlier.id < alerts.id)`,

  `alter table alert_groups add column first_alert_id integer`,
  `update alert_groups set first_alert_id = (select min(id) from alerts where alerts.group_id = alert_groups.id)`,

  `create table alert_group_counts (
    group_id integer primary key references alert_groups (id),
    alert_count integer not null,
    last_alert_at integer not null,
    last_alert_id integer,
    deleted_alert_count integer not null default 0
  ) strict`,
  `insert into alert_group_counts (group_id, alert_count, last_alert_at, last_alert_id)
     select id, alert_count, last_alert_at, (select max(alerts.id) from alerts where alerts.group_id = alert_groups.id)
     from alert_groups`,
  `alter table alert_groups drop column alert_count`,
  `alter table alert_groups drop column last_alert_at`,

  `create table integration_counts (
    integration_id integer primary key references integrations (id),
    alert_count integer not null,
    last_alert_at integer,
    last_alert_id integer,
    delivery_count integer not null default 0,
    last_delivery_id integer,
    limited_count integer not null default 0
  ) strict`,
  `insert into integration_counts (integration_id, alert_count, last_alert_at, last_alert_id)
     select id, alert_count, last_alert_at, (select max(alerts.id) from alerts where alerts.integration_id = integrations.id)
     from integrations`,
  `alter table integrations drop column alert_count`,
  `alter table integrations drop column last_alert_at`,

  `create table deliveries (
    id integer primary key autoincrement,
    org_id integer not null,
    integration_id integer not null,
    previous_in_integration integer,
    number integer not null,
    received_at integer not null,
    address text not null,
    size integer not null,
    outcome text not null,
    alert_id integer,
    detail text,
    body blob
  ) strict`,

  `create table delivery_ids (
    integration_id integer not null,
    id_hash blob not null,
    alert_id integer,
    group_id integer,
    expires_at integer not null,
    primary key (integration_id, id_hash)
  ) strict, without rowid`,
  `create index delivery_ids_expiry on delivery_ids (expires_at)`,

  `alter table integrations add column quota_per_minute integer`,
  `alter table integrations add column duplicate_window integer not null default 0`,
  `alter table integrations add column retention_days integer`,
  `alter table integrations add column kept_alerts integer`,
  `alter table alert_groups add column deleted_at integer`,
  `create index alert_groups_resolved on alert_groups (integration_id, resolved_at) where resolved_at is not null`,
  `create index alert_groups_deleted on alert_groups (deleted_at) where deleted_at is not null`,

  `create table probes (number integer not null) strict`,
  `insert into probes values (0)`,

  `drop index alerts_for_migration`,
  `drop index alerts_group`,
];
