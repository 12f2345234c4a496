import type { Kysely } from 'kysely';
import { followPeople } from './0011-search.ts';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `alter table alert_groups add column assigned_to text`,
  ...followPeople('assigned', 'assigned_to'),
  `alter table alert_groups add column assigned_at integer`,
  `alter table alert_groups add column resolved_reason text`,
  `alter table alert_groups add column silenced_reason text`,
  `alter table alert_groups add column note_count integer not null default 0`,
  // A hidden group is deleted from then on, so that a person can have it back before.
  `alter table alert_groups add column held_until integer`,
  `update alert_groups set held_until = 0 where deleted_at is not null`,
  `drop index alert_groups_deleted`,
  `create index alert_groups_deleted on alert_groups (held_until) where deleted_at is not null`,

  `alter table events add column text text`,
  `alter table events add column assignee text`,
  `alter table events add column operation text`,
  `alter table events add column edited_at integer`,
  // Folded texts of notes by the ids of their events.
  `create virtual table note_index using fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`,

  // What people did of late, so that they can undo it.
  `create table operations (
    id integer primary key autoincrement,
    org_id integer not null,
    operation text not null,
    actor text not null,
    at integer not null
  ) strict`,
  `create unique index operations_operation on operations (org_id, operation)`,
  `create index operations_at on operations (at)`,
  // What an operation changed in one transaction.
  `create table operation_parts (
    id integer primary key autoincrement,
    operation_id integer not null references operations (id),
    changes text not null
  ) strict`,
  `create index operation_parts_operation on operation_parts (operation_id, id)`,

  `create table known_people (
    org_id integer not null,
    login text not null,
    name text not null,
    at integer not null,
    primary key (org_id, login)
  ) strict, without rowid`,
  // Of the rows of a group, SQLite takes the name from the one with the greatest time.
  `insert into known_people (org_id, login, name, at)
     select org_id, json_extract(actor, '$.login') as login, json_extract(actor, '$.name'), max(at) from events
     where json_extract(actor, '$.kind') = 'user' and json_extract(actor, '$.login') <> '' group by org_id, login`,
];
