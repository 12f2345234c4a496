import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/**
 * Keeps in `group_people` who has the role for a group, as the column with the JSON of an actor says; nobody has one in a new group.
 * A later migration that adds such a column runs these statements for it.
 */
export function followPeople(role: string, column: string): string[] {
  const person = (row: string) =>
    `select ${row}.id, '${role}', ${row}.org_id, ${row}.${column} ->> 'login', ${row}.${column} ->> 'name'`;
  const isPerson = (row: string) =>
    `${row}.${column} ->> 'kind' in ('user', 'service_account') and ${row}.${column} ->> 'login' <> ''`;
  return [
    `create trigger group_people_${role} after update of ${column} on alert_groups
       when new.${column} is not old.${column} begin
       delete from group_people where group_id = new.id and role = '${role}';
       insert into group_people (group_id, role, org_id, login, name) ${person('new')} where ${isPerson('new')};
     end`,
    `insert into group_people (group_id, role, org_id, login, name)
       ${person('alert_groups')} from alert_groups where ${isPerson('alert_groups')}`,
  ];
}

/**
 * What groups are found by. Labels, keys and titles are written by the writer's search index, which also takes the groups that are
 * there already.
 */
const statements = [
  `alter table alert_groups add column severity_rank integer not null
     generated always as (case severity when 'critical' then 4 when 'high' then 3 when 'warning' then 2 when 'info' then 1 else 0 end)`,

  // All that counts, facets and the histogram ask of a group is in the index.
  `drop index alert_groups_state`,
  `drop index alert_groups_integration`,
  `create index alert_groups_state on alert_groups
     (org_id, state, started_at, id, severity, integration_id, resolved_at, deleted_at) where deleted_at is null`,
  `create index alert_groups_integration on alert_groups
     (org_id, integration_id, state, started_at, id, severity, resolved_at, deleted_at) where deleted_at is null`,
  `create index alert_groups_severity on alert_groups (org_id, severity_rank, id, deleted_at) where deleted_at is null`,
  // All groups of a key, open or not.
  `create index alert_groups_key on alert_groups (integration_id, key_hash, started_at) where key_hash is not null`,

  `alter table alert_group_counts add column group_org_id integer not null default 0`,
  `update alert_group_counts set group_org_id = (select org_id from alert_groups where alert_groups.id = group_id)`,
  `create index alert_group_counts_last on alert_group_counts (group_org_id, last_alert_at, group_id)`,
  `create index alert_group_counts_alerts on alert_group_counts (group_org_id, alert_count, group_id)`,

  // Each name and value that groups of the org have, once; folded is without regard to case.
  `create table labels (
    id integer primary key,
    org_id integer not null,
    name text not null,
    value text not null,
    folded text not null
  ) strict`,
  `create unique index labels_value on labels (org_id, name, value)`,
  `create index labels_folded on labels (org_id, name, folded, id)`,
  `create table group_labels (
    label_id integer not null references labels (id),
    group_id integer not null references alert_groups (id),
    primary key (label_id, group_id)
  ) strict, without rowid`,
  `create index group_labels_group on group_labels (group_id, label_id)`,

  // The grouping keys as people see them, without regard to case.
  `create table group_keys (
    org_id integer not null,
    folded text not null,
    group_id integer not null references alert_groups (id),
    primary key (org_id, folded, group_id)
  ) strict, without rowid`,
  `create index group_keys_group on group_keys (group_id)`,

  // Folded titles; the text itself is in alert_groups.
  `create virtual table group_titles using fts5
     (title, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`,
  // Folded messages as they were rendered last.
  `create virtual table group_messages using fts5 (message, tokenize = 'trigram case_sensitive 1')`,

  // Who acknowledged, silenced or resolved a group.
  `create table group_people (
    group_id integer not null references alert_groups (id),
    role text not null,
    org_id integer not null,
    login text not null,
    name text not null,
    primary key (group_id, role)
  ) strict, without rowid`,
  `create index group_people_person on group_people (org_id, login, name, group_id)`,
  ...followPeople('acknowledged', 'acknowledged_by'),
  ...followPeople('silenced', 'silenced_by'),
  ...followPeople('resolved', 'resolved_by'),

  // Groups up to this id are indexed, but for those in the queue.
  `create table search_progress (indexed_group_id integer not null) strict`,
  `insert into search_progress values (0)`,
  `create table search_queue (group_id integer primary key) strict`,
  `create trigger search_queue_update after update of title, labels, grouping_key on alert_groups
     when new.title is not old.title or new.labels is not old.labels or new.grouping_key is not old.grouping_key begin
     insert or ignore into search_queue values (new.id);
   end`,

  // Groups whose message is to be rendered again for an alert: those of the alerts after this id, and those in the queue.
  `create table message_progress (queued_alert_id integer not null) strict`,
  `insert into message_progress select coalesce(max(id), 0) from alerts`,
  `create table message_queue (
    group_id integer primary key,
    org_id integer not null,
    alert_id integer not null
  ) strict`,
  `insert into message_queue select id, org_id, 0 from alert_groups`,
  `create index message_queue_org on message_queue (org_id, group_id)`,
];
