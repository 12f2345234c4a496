import type { Kysely } from 'kysely';
import { type AlertBatch, createAlertBatch } from '../../../core/alerts/alert-batch.ts';
import { planAlerts } from '../../../core/alerts/plan-alerts.ts';
import type { AddedAlert, IncomingAlert } from '../../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../../shapes/deliveries.ts';
import { toStoreError } from '../../fault.ts';
import type { PostgresSchema } from '../../schema.ts';
import type { Counting } from '../counting/counting.ts';
import type { Db } from '../db.ts';
import { indexGroups } from '../search-index.ts';
import { Overtaken, retrying, transact } from '../transaction.ts';
import { appendRows } from './append-rows.ts';
import { createForecast } from './forecast.ts';
import { createKnownGroups } from './known-groups.ts';
import { type Facts, type LoadedGroup, loadFacts, recallFacts } from './load-facts.ts';
import type { SilenceWatch } from './lock-silences.ts';
import { type Plan, takeIds, type TakenIds, TooFew } from './take-ids.ts';
import { writeGroups } from './write-groups.ts';

/** A batch of more alerts is part of a storm, and leaves counters and the index of its groups for later. */
const largestQuiet = 16;
/** So is one that comes within this time after another, in milliseconds. */
const quiet = 100;

/**
 * Writes a batch in one transaction. In a storm it is a statement by itself where the batch changes nothing of its groups but the
 * counters.
 * @param elapsed a monotonic clock, in milliseconds
 */
export function createAlertWriter(
  db: Kysely<PostgresSchema>,
  counting: Counting,
  elapsed: () => number
): (alerts: readonly IncomingAlert[], rejected: readonly RejectedDelivery[]) => Promise<readonly AddedAlert[]> {
  const known = createKnownGroups();
  const forecast = createForecast(db, known);
  const watch: SilenceWatch = { mayExist: true };
  let quietAt = 0;

  return async (alerts, rejected) => {
    const batch = createAlertBatch(alerts, rejected);
    const isQuiet = alerts.length <= largestQuiet && elapsed() >= quietAt;
    let stored: Stored;
    try {
      stored = (isQuiet ? null : await storePlain(batch)) ?? (await store(batch, isQuiet));
    } catch (error) {
      throw toStoreError(error);
    }
    const { plan, ids } = stored;
    known.note(plan, ids);
    counting.deferred(countUncounted(plan));
    quietAt = elapsed() + quiet;
    return plan.outcomes.map(({ stored, duplicate }) => ({
      duplicate,
      stored: stored && { alertId: ids.alert(stored.alertId), groupId: ids.group(stored.groupId) },
    }));
  };

  /** Stores a batch that changes nothing but counters of groups that are known. @returns null where it is another one */
  async function storePlain(batch: AlertBatch): Promise<Stored | null> {
    if (batch.deliveryIds.length > 0 || !batch.keys.every(({ id }) => known.has(id))) {
      return null;
    }
    const { facts, plan } = foresee(batch);
    if (plan.groupWrites.length > 0) {
      return null;
    }
    const ids = (await takeIds(db, batch, { alerts: plan.alerts.length, groups: new Map() }))(plan);
    const isStored = await retrying(() => append(db, batch, facts, plan, ids));
    return isStored ? { plan, ids } : null;
  }

  async function store(batch: AlertBatch, isQuiet: boolean, tooFew?: TooFew): Promise<Stored> {
    try {
      const idsFor = await takeIds(db, batch, tooFew?.made ?? (await forecast.of(batch)), tooFew);
      return await transact(db, async (tx) => {
        const facts = await loadFacts(tx, batch, isQuiet ? noGroups : recallUnchanged(batch), known, watch, isQuiet);
        const plan = planAlerts(batch, facts);
        const unlocked = plan.groupWrites.flatMap(({ planned }) => (planned.known?.isLocked === false ? planned : []));
        if (unlocked.length > 0) {
          unlocked.forEach(({ id }) => forgetGroup(batch, id));
          throw new Overtaken();
        }
        const ids = idsFor(plan);
        await writeGroups(tx, plan, ids, facts, watch);
        if (!(await append(tx, batch, facts, plan, ids))) {
          throw new Overtaken();
        }
        if (isQuiet && plan.groupWrites.length > 0) {
          await indexGroups(tx, 2 * largestQuiet);
        }
        return { plan, ids };
      });
    } catch (error) {
      if (!(error instanceof TooFew)) {
        throw error;
      }
      return store(batch, isQuiet, error);
    }
  }

  /** The known groups of which the batch is going to change the counters only, by the `id` of their key. */
  function recallUnchanged(batch: AlertBatch): Map<string, LoadedGroup> {
    const { recalled, plan } = foresee(batch);
    const changed = new Set(plan.groupWrites.map(({ planned }) => planned.id));
    return new Map([...recalled].filter(([, { id }]) => !changed.has(id)));
  }

  /** What the batch does if no other groups are open than those that are known. */
  function foresee(batch: AlertBatch) {
    const newest = batch.alerts.reduce((at, { receivedAt }) => Math.max(at, receivedAt), 0);
    const recalled = known.recallUntouched(batch.keys, newest);
    const facts = recallFacts(
      batch,
      batch.keys.map(({ id }) => recalled.get(id) ?? null)
    );
    return { recalled, facts, plan: planAlerts(batch, facts) };
  }

  /** @returns whether the groups that are not locked are as they were known; else nothing is written, and they are forgotten */
  async function append(db: Db, batch: AlertBatch, facts: Facts, plan: Plan, ids: TakenIds): Promise<boolean> {
    const changed = await appendRows(db, batch, facts.earlier, plan, ids);
    changed.forEach((id) => forgetGroup(batch, id));
    return changed.length === 0;
  }

  function forgetGroup({ keys }: AlertBatch, groupId: number): void {
    for (const [key, { id }] of known.recall(keys)) {
      if (id === groupId) {
        known.forget(key);
      }
    }
  }
}

interface Stored {
  readonly plan: Plan;
  readonly ids: TakenIds;
}

const noGroups: ReadonlyMap<string, LoadedGroup> = new Map();

function countUncounted({ groups }: Plan): number {
  return groups.reduce((count, { known }) => count + (known?.countsLocked === false ? 1 : 0), 0);
}
