import { type RawBuilder, sql } from 'kysely';
import type { State } from '../../contract/alert-groups/states.ts';
import { heartbeatKey } from '../../domain/time/heartbeat.ts';

/** Groups that are told at once that time is to look at them: their alerts wait for some milliseconds meanwhile. */
export const wokenAtOnce = 500;

/** An integration whose open groups time is to look at anew, as it does something else to them now. */
export interface Waking {
  readonly integrationId: number;
  /** Groups of the states before have been told, and of this state those up to the one that started then and has the id. */
  readonly state: State;
  readonly afterStart: number;
  readonly afterId: number;
}

export interface AsleepGroup {
  readonly id: number;
  readonly startedAt: number;
}

/** States whose groups are told, one after the other. What changes a group's state meanwhile plans its time anew. */
const wokenStates = ['firing', 'acknowledged', 'silenced'] as const satisfies State[];

/** Has time look at all open groups of the integration, some at a time. */
export function beginWaking(integrationId: number): RawBuilder<never> {
  return sql`insert into waking_integrations (integration_id, state, after_start, after_id)
      values (${integrationId}, ${sql.lit(wokenStates[0])}, 0, 0)
    on conflict (integration_id) do update set state = excluded.state, after_start = excluded.after_start, after_id = excluded.after_id`;
}

export function findWaking(): RawBuilder<Waking> {
  return sql`select integration_id as "integrationId", state, after_start as "afterStart", after_id as "afterId"
    from waking_integrations order by integration_id limit 1`;
}

/** The next of its open groups of the state; the one that missing heartbeats opened has no rules of time. */
export function findAsleep(
  { integrationId, state, afterStart, afterId }: Waking,
  limit: number
): RawBuilder<AsleepGroup> {
  return sql`select id, started_at as "startedAt" from alert_groups
    where org_id = (select org_id from integrations where integrations.id = ${integrationId}) and integration_id = ${integrationId}
      and state = ${state} and deleted_at is null and (started_at, id) > (${afterStart}, ${afterId})
      and coalesce(grouping_key, '') <> ${sql.lit(heartbeatKey)}
    order by started_at, id limit ${limit}`;
}

/** Where to go on after the groups that were found with the limit; null where there are no more. */
export function nextWaking(waking: Waking, found: readonly AsleepGroup[], limit: number): Waking | null {
  const last = found.at(-1);
  if (last !== undefined && found.length === limit) {
    return { ...waking, afterStart: last.startedAt, afterId: last.id };
  }
  const state = wokenStates[wokenStates.findIndex((one) => one === waking.state) + 1];
  return state === undefined ? null : { ...waking, state, afterStart: 0, afterId: 0 };
}

export function continueWaking({ integrationId, state, afterStart, afterId }: Waking): RawBuilder<never> {
  return sql`update waking_integrations set state = ${state}, after_start = ${afterStart}, after_id = ${afterId}
    where integration_id = ${integrationId}`;
}

export function endWaking(integrationId: number): RawBuilder<never> {
  return sql`delete from waking_integrations where integration_id = ${integrationId}`;
}
