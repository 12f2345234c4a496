import type { Kysely } from 'kysely';
import { type AlertBatch, createAlertBatch } from '../../../core/alerts/alert-batch.ts';
import { planAlerts } from '../../../core/alerts/plan-alerts.ts';
import type { AddedAlert, IncomingAlert } from '../../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../../shapes/deliveries.ts';
import { toStoreError } from '../../fault.ts';
import type { PostgresSchema } from '../../schema.ts';
import { indexGroups } from '../search-index.ts';
import { transact } from '../transaction.ts';
import { appendRows } from './append-rows.ts';
import { createForecast } from './forecast.ts';
import { loadFacts } from './load-facts.ts';
import { type Made, type Plan, takeIds, type TakenIds, TooFew } from './take-ids.ts';
import { writeGroups } from './write-groups.ts';

/** A batch of more alerts is part of a storm, and leaves the index of its groups for later. */
const largestQuiet = 16;
/** So is one that comes within this time after another, in milliseconds. */
const quiet = 100;

/**
 * @param elapsed a monotonic clock, in milliseconds
 * @returns writes a batch in one transaction
 */
export function createAlertWriter(
  db: Kysely<PostgresSchema>,
  elapsed: () => number
): (alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]) => Promise<readonly AddedAlert[]> {
  const forecast = createForecast(db);
  let quietAt = 0;

  return async (alerts, rejected) => {
    const batch = createAlertBatch(alerts, rejected);
    const isQuiet = alerts.length <= largestQuiet && elapsed() >= quietAt;
    const expected = await forecast.of(batch).catch((error) => {
      throw toStoreError(error);
    });
    const { plan, ids } = await store(batch, expected, isQuiet);
    forecast.note(plan);
    quietAt = elapsed() + quiet;
    return plan.outcomes.map(({ stored, duplicate }) => ({
      duplicate,
      stored: stored && { alertId: ids.alert(stored.alertId), groupId: ids.group(stored.groupId) },
    }));
  };

  async function store(
    batch: AlertBatch,
    expected: Made,
    isQuiet: boolean
  ): Promise<{ readonly plan: Plan; readonly ids: TakenIds }> {
    try {
      const idsFor = await takeIds(db, batch, expected);
      return await transact(db, async (tx) => {
        const facts = await loadFacts(tx, batch);
        const plan = planAlerts(batch, facts);
        const ids = idsFor(plan);
        await writeGroups(tx, plan, ids);
        await appendRows(tx, batch, facts.earlier, plan, ids);
        if (isQuiet && plan.groupWrites.length > 0) {
          await indexGroups(tx, 2 * largestQuiet);
        }
        return { plan, ids };
      });
    } catch (error) {
      if (!(error instanceof TooFew)) {
        throw toStoreError(error);
      }
      return store(batch, error.made, isQuiet);
    }
  }
}
