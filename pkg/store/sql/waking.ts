import { type RawBuilder, sql } from 'kysely';
import { heartbeatKey } from '../../domain/time/heartbeat.ts';

/** Groups that are told at once that time is to look at them: their alerts wait for some milliseconds meanwhile. */
export const wokenAtOnce = 500;

/** An integration whose open groups time is to look at anew, as it does something else to them now. */
export interface Waking {
  readonly integrationId: number;
  /** Those up to this id have been told. */
  readonly afterId: number;
}

/** Has time look at all open groups of the integration, some at a time. */
export function beginWaking(integrationId: number): RawBuilder<never> {
  return sql`insert into waking_integrations (integration_id, after_id) values (${integrationId}, 0)
    on conflict (integration_id) do update set after_id = 0`;
}

export function findWaking(): RawBuilder<Waking> {
  return sql`select integration_id as "integrationId", after_id as "afterId" from waking_integrations
    order by integration_id limit 1`;
}

/** The next of its open groups, in the order of their ids; the one that missing heartbeats opened has no rules of time. */
export function findAsleep(integrationId: number, afterId: number): RawBuilder<{ readonly id: number }> {
  return sql`select alert_groups.id from integrations join alert_groups
      on alert_groups.org_id = integrations.org_id and alert_groups.integration_id = integrations.id
    where integrations.id = ${integrationId} and state in ('firing', 'acknowledged', 'silenced') and alert_groups.deleted_at is null
      and coalesce(grouping_key, '') <> ${sql.lit(heartbeatKey)} and alert_groups.id > ${afterId}
    order by alert_groups.id limit ${sql.lit(wokenAtOnce)}`;
}

/** Goes on after the group with the id. */
export function continueWaking(integrationId: number, afterId: number): RawBuilder<never> {
  return sql`update waking_integrations set after_id = ${afterId} where integration_id = ${integrationId}`;
}

export function endWaking(integrationId: number): RawBuilder<never> {
  return sql`delete from waking_integrations where integration_id = ${integrationId}`;
}
