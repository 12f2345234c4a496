import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

/** A view without an owner is shared. The default view of an org is that of the login `''`, which nobody has. */
const statements = [
  `create table views (
    org_id integer not null,
    uid text not null,
    owner text,
    name text not null,
    query text not null,
    sort text not null,
    sort_order text not null,
    columns text not null,
    provisioned integer not null,
    position integer not null,
    primary key (org_id, uid)
  ) strict, without rowid`,
  `create index views_owner on views (org_id, owner)`,
  `create table default_views (
    org_id integer not null,
    login text not null,
    uid text not null,
    provisioned integer not null,
    primary key (org_id, login)
  ) strict, without rowid`,
];
