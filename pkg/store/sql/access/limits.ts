import { sql } from 'kysely';
import { type May, mayAllows } from '../../../contract/integrations/access.ts';
import { roleAllows } from '../../../contract/roles.ts';
import type { Access } from '../../../contract/types.ts';
import { mayOf, type Person } from '../../../domain/access/may.ts';
import { unpackChanges } from '../../core/operation-changes.ts';
import type { GroupMay, IntegrationMay } from '../../shapes/access.ts';
import type { Database } from '../database.ts';
import { groupsOf } from '../group-queries.ts';
import { parseSettings } from '../integrations.ts';
import { readOften } from '../read-often.ts';

/** The integrations of which somebody may not do what is needed, by their ids; deleted ones too. */
export async function findBarred(database: Database, orgId: number, person: Person, needed: May): Promise<number[]> {
  const byRole = mayAllows(mayOf(null, person), needed);
  const restricted = await readRestricted(database, orgId);
  const isBarred = (access: Access) => !mayAllows(mayOf(access, person), needed);
  if (byRole) {
    return restricted.filter(({ access }) => isBarred(access)).flatMap(({ ids }) => ids);
  }
  const open = new Set(restricted.filter(({ access }) => !isBarred(access)).flatMap(({ ids }) => ids));
  const all = await database.db.selectFrom('integrations').select('id').where('org_id', '=', orgId).execute();
  return all.map(({ id }) => id).filter((id) => !open.has(id));
}

/** What is set as access to integrations of the org, where it is; of deleted ones too. What is the same of several may be there once. */
export async function listAccess(database: Database, orgId: number): Promise<Array<NonNullable<Access>>> {
  return (await readRestricted(database, orgId)).flatMap(({ access }) => access ?? []);
}

/** What somebody may do with the groups; those that they do not see are missing. */
export async function tellGroupMays(
  database: Database,
  orgId: number,
  person: Person,
  ids: readonly number[]
): Promise<GroupMay[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await groupsOf(database, orgId)
    .select(['id', 'number', 'integration_id'])
    .where('id', 'in', ids)
    .execute();
  const mayIn = await findMays(database, orgId, person);
  return rows.flatMap(({ id, number, integration_id }) => {
    const may = mayIn(integration_id);
    return may === null ? [] : [{ id, number, may }];
  });
}

/** Whether there are groups among these on which somebody may not act; deleted ones too. */
export async function isAnyBarred(
  database: Database,
  orgId: number,
  person: Person,
  ids: readonly number[]
): Promise<boolean> {
  const barred = await findBarred(database, orgId, person, 'act');
  if (barred.length === 0 || ids.length === 0) {
    return false;
  }
  const row = await database.db
    .selectFrom('alert_groups')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .where(database.isOneOf('integration_id', barred))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What somebody may do with the integrations of the org that are not deleted; those that they do not see are missing. */
export async function tellIntegrationMays(
  database: Database,
  orgId: number,
  person: Person
): Promise<IntegrationMay[]> {
  const rows = await database.db
    .selectFrom('integrations')
    .select(['id', 'uid', 'name'])
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .execute();
  const mayIn = await findMays(database, orgId, person);
  return rows.flatMap(({ id, uid, name }) => {
    const may = mayIn(id);
    return may === null ? [] : [{ uid, name, may }];
  });
}

/**
 * Whether somebody may act on all integrations of each scope; none named is all of the org. A uid means the deleted integrations that had it,
 * too: a maintenance window silences their groups as well. One that they do not see is like one that there is not.
 */
export async function mayActOnAll(
  database: Database,
  orgId: number,
  person: Person,
  scopes: ReadonlyArray<readonly string[]>
): Promise<boolean> {
  const barred = new Set(await findBarred(database, orgId, person, 'act'));
  if (barred.size === 0 && roleAllows(person.role, 'Editor')) {
    return true;
  }
  const uids = [...new Set(scopes.flat())];
  if (scopes.some(({ length }) => length === 0) || uids.length === 0) {
    return false;
  }
  const rows = await database.db
    .selectFrom('integrations')
    .select(['id', 'uid', 'deleted_at'])
    .where('org_id', '=', orgId)
    .where('uid', 'in', uids)
    .execute();
  const present = new Set(rows.filter((row) => row.deleted_at === null).map(({ uid }) => uid));
  return rows.every(({ id }) => !barred.has(id)) && uids.every((uid) => present.has(uid));
}

/** The groups that a part of an operation changed. */
export async function listPartGroups({ db }: Database, orgId: number, part: number): Promise<number[]> {
  const row = await db
    .selectFrom('operation_parts')
    .innerJoin('operations', 'operations.id', 'operation_id')
    .select('changes')
    .where('org_id', '=', orgId)
    .where('operation_parts.id', '=', part)
    .executeTakeFirst();
  return row === undefined ? [] : unpackChanges(row.changes).map(({ groupId }) => groupId);
}

/** @returns what somebody may do with an integration, by its id */
async function findMays(database: Database, orgId: number, person: Person): Promise<(id: number) => May | null> {
  const restricted = await readRestricted(database, orgId);
  const access = new Map(restricted.flatMap(({ ids, access }) => ids.map((id) => [id, access] as const)));
  return (id) => mayOf(access.get(id) ?? null, person);
}

/** Those with the same settings stand together: of many integrations most have them, and so what each says is found out once. */
async function readRestricted(
  database: Database,
  orgId: number
): Promise<Array<{ readonly ids: readonly number[]; readonly access: Access }>> {
  const rows = await readOften(
    database,
    database.db
      .selectFrom('integrations')
      .select(['id', 'settings'])
      .where('org_id', '=', orgId)
      // Quotes in texts of JSON have a backslash before them. An index has the same condition.
      .where('settings', 'like', sql.lit('%"access":{%'))
  );
  const alike = Map.groupBy(rows, ({ settings }) => settings);
  return [...alike].map(([settings, same]) => ({
    ids: same.map(({ id }) => id),
    access: parseSettings(settings).access,
  }));
}

/** Whether somebody is no less than an Admin, and so is not limited. */
export function isUnlimited({ role }: Person): boolean {
  return roleAllows(role, 'Admin');
}
