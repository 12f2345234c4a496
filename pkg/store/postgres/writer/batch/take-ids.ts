import { sql } from 'kysely';
import type { AlertBatch } from '../../../core/alerts/alert-batch.ts';
import type { AlertPlan, IntegrationCounters } from '../../../core/alerts/alert-plan.ts';
import type { Db } from '../db.ts';
import { hotStatement } from '../hot-statement.ts';
import { toArrays, unnest } from '../rows.ts';
import { type LoadedGroup, provisional } from './load-facts.ts';

export type Plan = AlertPlan<LoadedGroup, IntegrationCounters>;

/** The true ids and numbers of what a plan makes. */
export interface TakenIds {
  alert(planned: number): number;
  group(planned: number): number;
  groupNumber(orgId: number, planned: number): number;
  deliveryNumber(integrationId: number, planned: number): number;
}

/** What a plan makes. */
export interface Made {
  readonly alerts: number;
  /** How many groups it opens, by org. */
  readonly groups: ReadonlyMap<number, number>;
}

/** The ids were taken for less than the plan makes. */
export class TooFew extends Error {
  readonly made: Made;
  /** What remains good. */
  readonly numbers: Pick<TakenIds, 'deliveryNumber'>;

  constructor(made: Made, numbers: Pick<TakenIds, 'deliveryNumber'>) {
    super('a batch makes more than was expected');
    this.made = made;
    this.numbers = numbers;
  }
}

/**
 * Takes ids, and numbers of groups and deliveries, for a batch. It is a transaction of its own, before that of the batch, and does not
 * wait for the disk: the rows of an org and of an integration, which all batches need, are locked for a moment only. What the batch
 * does not need is lost; nothing is given twice, as the commit of the batch writes out what came before it. Who sends an alert once
 * another is stored finds it with the higher id.
 * @param expected what it makes at most
 * @param tooFew what was taken before
 * @returns the ids for the plan. @throws {TooFew} where it makes more
 */
export async function takeIds(
  db: Db,
  batch: AlertBatch,
  expected: Made,
  tooFew?: TooFew
): Promise<(plan: Plan) => TakenIds> {
  const deliveries = tooFew === undefined ? countDeliveries(batch) : new Map<number, number>();
  const { rows } = await take(db, [
    ...toArrays(numberColumns, sorted(expected.groups)),
    ...toArrays(numberColumns, sorted(deliveries)),
    expected.alerts,
    [...expected.groups.values()].reduce((sum, count) => sum + count, 0),
  ]);
  const [taken] = rows as [Taken];
  const numbersBefore = before(taken.orgs, expected.groups);
  const deliveriesBefore = before(taken.deliveries, deliveries);
  const real = (ids: readonly number[]) => (id: number) =>
    id > provisional ? (ids[id - provisional - 1] as number) : id;
  const ids: TakenIds = {
    alert: real(taken.alerts),
    group: real(taken.groups),
    groupNumber: (orgId, planned) => (numbersBefore.get(orgId) as number) + planned,
    deliveryNumber:
      tooFew?.numbers.deliveryNumber ??
      ((integrationId, planned) => (deliveriesBefore.get(integrationId) as number) + planned),
  };
  return ({ alerts, lastGroupNumbers: groups }) => {
    const lacks = [...groups].some(([orgId, count]) => count > (expected.groups.get(orgId) ?? 0));
    if (lacks || alerts.length > expected.alerts) {
      throw new TooFew({ alerts: alerts.length, groups }, ids);
    }
    return ids;
  };
}

const numberColumns = { id: 'bigint', number: 'bigint' } as const;

const take = hotStatement(sql<Taken>`
  with soon as (select set_config('synchronous_commit', 'off', true) as done),
  orgs_taken as (
    insert into orgs (id, last_group_number) select id, number from ${unnest(numberColumns, [])} order by id
    on conflict (id) do update set last_group_number = orgs.last_group_number + excluded.last_group_number
    returning id, last_group_number),
  deliveries_taken as (
    insert into delivery_numbers (integration_id, last_number)
    select id, number from ${unnest(numberColumns, [])} order by id
    on conflict (integration_id) do update set last_number = delivery_numbers.last_number + excluded.last_number
    returning integration_id, last_number)
  select (select done from soon) as soon,
    array(select nextval('alert_ids') from generate_series(1, ${0}::bigint)) as alerts,
    array(select nextval('group_ids') from generate_series(1, ${0}::bigint)) as groups,
    (select coalesce(json_agg(json_build_array(id, last_group_number)), '[]') from orgs_taken) as orgs,
    (select coalesce(json_agg(json_build_array(integration_id, last_number)), '[]') from deliveries_taken) as deliveries`);

interface Taken {
  readonly alerts: readonly number[];
  readonly groups: readonly number[];
  readonly orgs: ReadonlyArray<readonly [id: number, last: number]>;
  readonly deliveries: ReadonlyArray<readonly [id: number, last: number]>;
}

/** How many deliveries each integration of the batch has. */
function countDeliveries(batch: AlertBatch): Map<number, number> {
  const { integrationIds, alerts, integrationOf, rejectedIntegrationOf } = batch;
  const counts = new Map(integrationIds.map((id) => [id, 0]));
  const ofAccepted = integrationOf.filter((_, i) => alerts[i]?.part === 0);
  for (const place of [...ofAccepted, ...rejectedIntegrationOf]) {
    const id = integrationIds[place] as number;
    counts.set(id, (counts.get(id) as number) + 1);
  }
  return counts;
}

/** In one order for all, so that no two wait for each other. */
function sorted(numbers: ReadonlyMap<number, number>): Array<readonly [number, number]> {
  return [...numbers].sort(([a], [b]) => a - b);
}

/** The last number of each before these were taken. */
function before(
  last: ReadonlyArray<readonly [id: number, last: number]>,
  taken: ReadonlyMap<number, number>
): Map<number, number> {
  return new Map(last.map(([id, number]) => [id, number - (taken.get(id) ?? 0)]));
}
