import { type RawBuilder, sql } from 'kysely';
import type { SecretName } from '../../contract/integrations/guards.ts';
import type { IntegrationKey } from '../changes.ts';
import type { LocatedSecret, ResealedSecret, SecretPosition, StoredSecret } from '../shapes/integrations.ts';
import type { Database } from './database.ts';

export async function listSecrets({ db }: Database, orgId: number, uid: string): Promise<StoredSecret[]> {
  const rows = await db
    .selectFrom('integration_secrets')
    .innerJoin('integrations', 'integrations.id', 'integration_secrets.integration_id')
    .select(['integration_secrets.name', 'sealed', 'set_at'])
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .orderBy('integration_secrets.name')
    .execute();
  return rows.map(({ name, sealed, set_at }) => ({ name: name as SecretName, sealed, setAt: set_at }));
}

/** At most `limit` secrets of all orgs, former ones too, after that of the position given. */
export async function listAllSecrets(
  { db }: Database,
  after: SecretPosition | null,
  limit: number
): Promise<LocatedSecret[]> {
  const { integrationId, name, isFormer } = after ?? { integrationId: 0, name: '', isFormer: false };
  const { rows } = await sql<Omit<LocatedSecret, 'isFormer'> & { isFormer: number }>`
    select integration_id as "integrationId", org_id as "orgId", uid, secret.name, former as "isFormer", sealed
    from (select integration_id, name, 0 as former, sealed from integration_secrets
      union all select integration_id, name, 1, value from former_secrets where name <> 'token') as secret
      join integrations on integrations.id = integration_id
    where (integration_id, secret.name, former) > (${integrationId}, cast(${name} as text), ${isFormer ? 1 : 0})
    order by integration_id, secret.name, former limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, isFormer: row.isFormer === 1 }));
}

/** The secrets of the integrations whose ids are from `first` to `last`, by those ids. */
export async function secretsBetween(
  { db }: Database,
  first: number,
  last: number
): Promise<Map<number, Partial<Record<SecretName, string>>>> {
  const rows = await db
    .selectFrom('integration_secrets')
    .select(['integration_id', 'name', 'sealed'])
    .where('integration_id', '>=', first)
    .where('integration_id', '<=', last)
    .execute();
  const found = new Map<number, Partial<Record<SecretName, string>>>();
  for (const { integration_id, name, sealed } of rows) {
    found.set(integration_id, { ...found.get(integration_id), [name]: sealed });
  }
  return found;
}

/** Sets a secret of a living integration; one that is the same seal stays as old as it is. */
export function putSecret(
  { orgId, uid }: IntegrationKey,
  { name, sealed, setAt }: { name: string; sealed: string; setAt: number }
): RawBuilder<never> {
  return sql`insert into integration_secrets (integration_id, name, sealed, set_at)
    select id, cast(${name} as text), cast(${sealed} as text), cast(${setAt} as bigint) from integrations
      where org_id = ${orgId} and uid = ${uid} and deleted_at is null
    on conflict (integration_id, name) do update set sealed = excluded.sealed, set_at = excluded.set_at
      where integration_secrets.sealed <> excluded.sealed`;
}

export function removeSecret({ orgId, uid }: IntegrationKey, name: string): RawBuilder<never> {
  return sql`delete from integration_secrets where name = ${name} and integration_id in
    (select id from integrations where org_id = ${orgId} and uid = ${uid} and deleted_at is null)`;
}

/** The same secret under another key. Where somebody has set another one meanwhile, that stays. */
export function resealSecret({
  integrationId,
  name,
  isFormer,
  sealed,
  resealed,
}: Omit<ResealedSecret, 'orgId' | 'uid'>): RawBuilder<never> {
  const [table, column] = isFormer ? ['former_secrets', 'value'] : ['integration_secrets', 'sealed'];
  return sql`update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
    where integration_id = ${integrationId} and name = ${name} and ${sql.ref(column)} = ${sealed}`;
}
