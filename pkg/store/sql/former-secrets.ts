import { type RawBuilder, sql } from 'kysely';
import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { IntegrationKey } from '../changes.ts';
import type { FormerSecretWrite } from '../core/integration-record.ts';
import type { FormerSecret, SecretUse, StoredFormerSecret } from '../shapes/former-secrets.ts';
import type { Database } from './database.ts';

/** What is told of those that count at `now`. */
export async function listFormerSecrets(
  { db }: Database,
  orgId: number,
  uid: string,
  now: number
): Promise<StoredFormerSecret[]> {
  const rows = await db
    .selectFrom('former_secrets')
    .innerJoin('integrations', 'integrations.id', 'former_secrets.integration_id')
    .select(['former_secrets.name', 'hint', 'replaced_at', 'ends_at', 'uses', 'last_used_at', 'successor_used_at'])
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('former_secrets.name')
    .execute();
  return rows.map((row) => ({
    name: row.name as FormerName,
    hint: row.hint,
    replacedAt: row.replaced_at,
    endsAt: row.ends_at,
    uses: row.uses,
    lastUsedAt: row.last_used_at,
    successorUsedAt: row.successor_used_at,
  }));
}

/** Those of the integrations whose ids are from `first` to `last`, by those ids; also those that have ended and are not deleted yet. */
export async function formerSecretsBetween(
  { db }: Database,
  first: number,
  last: number
): Promise<Map<number, Partial<Record<FormerName, FormerSecret>>>> {
  const rows = await db
    .selectFrom('former_secrets')
    .select(['integration_id', 'name', 'value', 'replaced_at', 'ends_at'])
    .where('integration_id', '>=', first)
    .where('integration_id', '<=', last)
    .execute();
  const found = new Map<number, Partial<Record<FormerName, FormerSecret>>>();
  for (const { integration_id, name, value, replaced_at, ends_at } of rows) {
    const former = { value, replacedAt: replaced_at, endsAt: ends_at };
    found.set(integration_id, { ...found.get(integration_id), [name]: former });
  }
  return found;
}

/** Puts a former one in place of another. Where it is to be the secret that is set, that has to be the one that is replaced. */
export function putFormerSecret(
  { orgId, uid }: IntegrationKey,
  { name, value, hint, replaces, replacedAt, endsAt }: FormerSecretWrite
): RawBuilder<never> {
  return sql`insert into former_secrets (integration_id, name, value, hint, replaced_at, ends_at, uses)
    select integrations.id, cast(${name} as text), coalesce(cast(${value} as text), sealed), cast(${hint} as text),
        cast(${replacedAt} as bigint), cast(${endsAt} as bigint), 0
      from integrations left join integration_secrets
        on integration_secrets.integration_id = integrations.id and integration_secrets.name = ${name}
      where org_id = ${orgId} and uid = ${uid} and deleted_at is null
        and (cast(${value} as text) is not null or sealed = cast(${replaces} as text))
    on conflict (integration_id, name) do update set value = excluded.value, hint = excluded.hint,
      replaced_at = excluded.replaced_at, ends_at = excluded.ends_at, uses = 0, last_used_at = null,
      successor_used_at = null`;
}

export function removeFormerSecret({ orgId, uid }: IntegrationKey, name: string): RawBuilder<never> {
  return sql`delete from former_secrets where name = ${name} and integration_id in
    (select id from integrations where org_id = ${orgId} and uid = ${uid} and deleted_at is null)`;
}

/** Adds what came; a former one that was replaced meanwhile is passed over. */
export function addSecretUse({
  integrationId,
  name,
  replacedAt,
  uses,
  lastUsedAt,
  successorUsedAt,
}: SecretUse): RawBuilder<never> {
  return sql`update former_secrets set uses = uses + ${uses},
      last_used_at = case when cast(${lastUsedAt} as bigint) > coalesce(last_used_at, 0)
        then cast(${lastUsedAt} as bigint) else last_used_at end,
      successor_used_at = case when cast(${successorUsedAt} as bigint) > coalesce(successor_used_at, 0)
        then cast(${successorUsedAt} as bigint) else successor_used_at end
    where integration_id = ${integrationId} and name = ${name} and replaced_at = ${replacedAt}`;
}

/** Deletes those that have ended by `now`. @returns their integrations, which may be there several times */
export function deleteEndedSecrets(now: number): RawBuilder<{ integration_id: number }> {
  return sql`delete from former_secrets where ends_at <= ${now} returning integration_id`;
}
