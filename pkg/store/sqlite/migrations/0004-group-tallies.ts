import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const addNew = `insert into group_tallies (org_id, integration_id, state, count)
     select new.org_id, new.integration_id, new.state, 1 where new.deleted_at is null
     on conflict (org_id, integration_id, state) do update set count = count + 1`;

const removeOld = `update group_tallies set count = count - 1
     where org_id = old.org_id and integration_id = old.integration_id and state = old.state
       and old.deleted_at is null`;

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
     ${addNew};
   end`,
  `create trigger group_tallies_update after update of state, deleted_at on alert_groups
     when new.state <> old.state or (new.deleted_at is null) <> (old.deleted_at is null) begin
     ${removeOld};
     ${addNew};
   end`,
  `create trigger group_tallies_delete after delete on alert_groups when old.deleted_at is null begin
     ${removeOld};
   end`,
];
