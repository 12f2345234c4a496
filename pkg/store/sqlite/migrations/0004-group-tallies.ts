import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}

/**
 * How many groups each integration has in each state, so that a page need not count them. Triggers keep it, because
 * they cannot be forgotten; where neither state nor existence changes they do nothing.
 */
const statements = [
  `create table group_tallies (
    org_id integer not null,
    integration_id integer not null,
    state text not null,
    count integer not null,
    primary key (org_id, integration_id, state)
  ) strict, without rowid`,
  `insert into group_tallies (org_id, integration_id, state, count)
     select org_id, integration_id, state, count(*) from alert_groups
     where deleted_at is null group by org_id, integration_id, state`,
  `create trigger group_tallies_insert after insert on alert_groups when new.deleted_at is null begin
     ${add('new')};
   end`,
  `create trigger group_tallies_update after update of state, deleted_at on alert_groups
     when new.state <> old.state or (new.deleted_at is null) <> (old.deleted_at is null) begin
     ${remove('old')};
     ${add('new')};
   end`,
  `create trigger group_tallies_delete after delete on alert_groups when old.deleted_at is null begin
     ${remove('old')};
   end`,
];

function add(row: 'new'): string {
  return `insert into group_tallies (org_id, integration_id, state, count)
     select ${row}.org_id, ${row}.integration_id, ${row}.state, 1 where ${row}.deleted_at is null
     on conflict (org_id, integration_id, state) do update set count = count + 1`;
}

function remove(row: 'old'): string {
  return `update group_tallies set count = count - 1
     where org_id = ${row}.org_id and integration_id = ${row}.integration_id and state = ${row}.state
       and ${row}.deleted_at is null`;
}
