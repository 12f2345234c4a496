import { sql } from 'kysely';
import { handshakeStates, isOpenHandshake } from '../../contract/integrations/handshakes.ts';
import type { Counts } from '../../domain/health/counts.ts';
import { beginHistory, type History, hoursOf, updateHistory } from '../../domain/health/history.ts';
import { ratesOf } from '../../domain/health/rates.ts';
import type { IntegrationFigures } from '../shapes/integrations.ts';
import type { Database } from './database.ts';
import { packHistory, sumOf, unpackHistory } from './history-column.ts';

/**
 * The figures of some integrations of an org, by their ids: of each a row of counters, one of history, one for each state of its
 * groups, its last delivery, and the few handshakes that are open.
 */
export async function readFigures(
  { db }: Database,
  orgId: number,
  ids: readonly number[],
  now: number
): Promise<ReadonlyMap<number, IntegrationFigures>> {
  if (ids.length === 0) {
    return new Map();
  }
  const counted = await db
    .selectFrom('integration_counts')
    .leftJoin('integration_histories', 'integration_histories.integration_id', 'integration_counts.integration_id')
    .select(['integration_counts.integration_id as id', 'last_alert_at', 'history', ...countColumns])
    .select((outer) =>
      outer
        .selectFrom('delivery_batches')
        .select('received_at')
        .whereRef('delivery_batches.integration_id', '=', 'integration_counts.integration_id')
        .orderBy('last_number', 'desc')
        .limit(1)
        .as('last_delivery_at')
    )
    .where('integration_counts.integration_id', 'in', ids)
    .execute();
  const open = await db
    .selectFrom('group_tallies')
    .select(['integration_id as id', ({ fn }) => fn.sum<number>('count').as('count')])
    .where('org_id', '=', orgId)
    .where('integration_id', 'in', ids)
    .where('state', '<>', 'resolved')
    .groupBy('integration_id')
    .execute();
  const waiting = await db
    .selectFrom('handshakes')
    .select(['integration_id as id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('integration_id', 'in', ids)
    .where('kind', '=', 'subscription')
    .where('state', 'in', handshakeStates.filter(isOpenHandshake))
    .where('expires_at', '>', now)
    .groupBy('integration_id')
    .execute();
  const byId = new Map(counted.map((row) => [row.id, row]));
  const openById = countsOf(open);
  const waitingById = countsOf(waiting);
  return new Map(
    ids.map((id) => {
      const row = byId.get(id);
      return [
        id,
        {
          alertCount: row?.alert_count ?? 0,
          lastAlertAt: row?.last_alert_at ?? null,
          limitedCount: row?.limited_count ?? 0,
          lastDeliveryAt: row?.last_delivery_at ?? null,
          waitingTopics: waitingById.get(id) ?? 0,
          openGroups: openById.get(id) ?? 0,
          rates: ratesOf(historyOf(row, now), now),
        },
      ];
    })
  );
}

function countsOf(rows: ReadonlyArray<{ id: number; count: number }>): ReadonlyMap<number, number> {
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** What came in each of the last 24 hours, oldest first. */
export async function readHours({ db }: Database, id: number, now: number): Promise<Counts[]> {
  const row = await db
    .selectFrom('integration_counts')
    .leftJoin('integration_histories', 'integration_histories.integration_id', 'integration_counts.integration_id')
    .select(['history', ...countColumns])
    .where('integration_counts.integration_id', '=', id)
    .executeTakeFirst();
  return hoursOf(historyOf(row, now), now);
}

/** The statement that finds at most `limit` integrations with more to add to their histories. */
export const findUncounted = (limit: number) =>
  sql<CountRow & { id: number }>`select integration_counts.integration_id as id, history,
      ${sql.join(countColumns.map((column) => sql.ref(column)))}
    from integration_counts left join integration_histories
      on integration_histories.integration_id = integration_counts.integration_id
    where alert_count + rejected_count + limited_count <> coalesce(counted, 0)
    limit ${sql.lit(limit)}`;

/** The values of a row of `integration_histories`, once what was counted since is in the history. */
export function addUncounted(
  row: CountRow & { id: number },
  now: number
): [id: number, counted: number, history: string] {
  const history = historyOf(row, now);
  return [row.id, sumOf(history.counted), packHistory(history)];
}

const countColumns = [
  'alert_count',
  'rejected_count',
  'limited_count',
  'failed_count',
  'opened_count',
  'resolved_count',
] as const;

type CountRow = { readonly [Column in (typeof countColumns)[number]]: number } & { readonly history: string | null };

/** With all that was counted up to now. */
function historyOf(row: CountRow | undefined, now: number): History {
  const known = row?.history ? unpackHistory(row.history) : beginHistory(now);
  return row === undefined ? known : updateHistory(known, totalsOf(row), now);
}

function totalsOf(row: CountRow): Counts {
  return {
    alerts: row.alert_count,
    rejected: row.rejected_count,
    limited: row.limited_count,
    failed: row.failed_count,
    opened: row.opened_count,
    resolved: row.resolved_count,
  };
}
