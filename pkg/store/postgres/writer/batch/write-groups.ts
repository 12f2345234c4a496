import { type RawBuilder, sql } from 'kysely';
import type { GroupWrite } from '../../../core/alerts/alert-plan.ts';
import { alertColumns, toAlertValues } from '../../../sql/group-rows.ts';
import type { Db } from '../db.ts';
import { typesOf } from '../group-columns.ts';
import { updateByAlerts } from '../group-writer.ts';
import { hotStatement } from '../hot-statement.ts';
import { moveKeySilence } from '../key-silence-writer.ts';
import { type Columns, listOf, toArrays, unnest } from '../rows.ts';
import { Overtaken } from '../transaction.ts';
import type { LoadedFacts, LoadedGroup } from './load-facts.ts';
import type { SilenceWatch } from './lock-silences.ts';
import type { Plan, TakenIds } from './take-ids.ts';

type Write<Kind extends GroupWrite<LoadedGroup>['kind']> = Extract<GroupWrite<LoadedGroup>, { kind: Kind }>;

/**
 * Writes all of the groups but their counters. At most one group with a key is open after each statement, as the plan orders it.
 * @throws {Overtaken} where another batch has opened a group with the same key, and where keys are silenced and the facts do not say so
 */
export async function writeGroups(
  db: Db,
  { groupWrites }: Plan,
  ids: TakenIds,
  { asksSilences }: Pick<LoadedFacts, 'asksSilences'>,
  watch: SilenceWatch
): Promise<void> {
  const inserts = groupWrites.filter((write): write is Write<'insert'> => write.kind === 'insert');
  const keys = groupWrites.filter((write): write is Write<'set_key'> => write.kind === 'set_key');
  const updates = groupWrites.filter((write): write is Write<'update'> => write.kind === 'update');
  if (updates.length > 0) {
    await updateByAlerts(
      db,
      updates.map(({ planned }) => planned)
    );
  }
  for (const { planned, keyHash, groupingKey } of keys) {
    await moveKeySilence(db, planned.id, keyHash);
    await db
      .updateTable('alert_groups')
      .set((eb) => ({ key_hash: keyHash, grouping_key: groupingKey, version: eb('version', '+', 1) }))
      .where('id', '=', planned.id)
      .execute();
  }
  if (inserts.length > 0) {
    try {
      await insertGroups(db, inserts, ids, asksSilences ? open : openUnsilenced);
    } catch (error) {
      watch.mayExist ||= error instanceof Overtaken;
      throw error;
    }
  }
}

const columns: Columns = {
  id: 'bigint',
  org_id: 'bigint',
  integration_id: 'bigint',
  number: 'bigint',
  key_hash: 'bytea',
  grouping_key: 'text',
  first_alert_id: 'bigint',
  ...typesOf(alertColumns),
};

async function insertGroups(
  db: Db,
  inserts: ReadonlyArray<Write<'insert'>>,
  ids: TakenIds,
  insert: typeof open
): Promise<void> {
  const rows = inserts.map(({ planned, row }) => [
    ids.group(planned.id),
    row.orgId,
    row.integrationId,
    ids.groupNumber(row.orgId, row.number),
    row.keyHash,
    row.groupingKey,
    ids.alert(row.firstAlertId),
    ...toAlertValues(planned.group),
  ]);
  const { numAffectedRows } = await insert(db, toArrays(columns, rows));
  if (numAffectedRows !== BigInt(rows.length)) {
    throw new Overtaken();
  }
}

/** In the order of the keys, so that batches which open the same ones do not wait for each other in a circle. */
const open = hotStatement(opening(sql``));

/** The same, but nothing where any key is silenced. */
const openUnsilenced = hotStatement(opening(sql`where not exists (select from key_silences)`));

function opening(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with opened as (
    insert into alert_groups (${listOf(Object.keys(columns))})
    select * from ${unnest(columns, [])} ${condition} order by integration_id, key_hash
    on conflict (integration_id, key_hash) where state <> 'resolved' and key_hash is not null do nothing
    returning id, org_id, integration_id, state),
  tallied as (
    insert into group_tallies (org_id, integration_id, state, count)
    select org_id, integration_id, state, count(*) from opened group by org_id, integration_id, state)
  insert into search_queue select id from opened on conflict do nothing`;
}
