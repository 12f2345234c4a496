import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `create table maintenance_windows (
    org_id integer not null,
    uid text not null,
    name text not null,
    reason text not null,
    integrations text not null,
    query text not null,
    starts_at integer not null,
    ends_at integer not null,
    rule text,
    time_zone text,
    ended_at integer,
    includes_open integer not null,
    provisioned integer not null,
    created_by text,
    created_at integer not null,
    changed_by text,
    changed_at integer,
    last_ends_at integer,
    deleted_at integer,
    settled integer not null,
    version integer not null,
    primary key (org_id, uid)
  ) strict, without rowid`,
  `create unique index maintenance_windows_version on maintenance_windows (version)`,
  `create table maintained_groups (
    org_id integer not null,
    uid text not null,
    group_id integer not null,
    ends_at integer not null,
    event_id integer not null,
    primary key (org_id, uid, group_id)
  ) strict, without rowid`,
  `create index maintained_groups_group on maintained_groups (group_id)`,
];
