import { compareViews, type DefaultView, type ViewRecord } from '../core/view-record.ts';
import type { StoredView } from '../shapes/views.ts';
import type { Database } from './database.ts';
import type { RowValues } from './row-values.ts';
import type { ViewRow } from './schema.ts';

/** The views that a person sees: their own, then the shared ones, each in their order. */
export async function listViews({ db }: Database, orgId: number, login: string | null): Promise<StoredView[]> {
  const rows = await db
    .selectFrom('views')
    .selectAll()
    .where('org_id', '=', orgId)
    .where((where) => where.or([where('owner', 'is', null), ...(login === null ? [] : [where('owner', '=', login)])]))
    .execute();
  const defaults = await db
    .selectFrom('default_views')
    .select(['login', 'uid'])
    .where('org_id', '=', orgId)
    .where('login', 'in', [ofOrg, login ?? ofOrg])
    .execute();
  const records = rows.map(toViewRecord).sort(compareViews);
  const isThere = (uid: string | undefined) => records.some((record) => record.uid === uid);
  const orgDefault = defaults.find((one) => one.login === ofOrg)?.uid;
  const chosen = defaults.find((one) => one.login !== ofOrg)?.uid;
  const isDefault = isThere(chosen) ? chosen : orgDefault;
  const show = ({ orgId: _, owner, ...view }: ViewRecord, position: number): StoredView => ({
    ...view,
    shared: owner === null,
    isDefault: view.uid === isDefault,
    isOrgDefault: view.uid === orgDefault,
    position,
  });
  return [
    ...records.filter(({ owner }) => owner !== null).map(show),
    ...records.filter(({ owner }) => owner === null).map(show),
  ];
}

/** Stands for the org in the column `login` of the default views. */
export const ofOrg = '';

export function toViewRecord(row: ViewRow): ViewRecord {
  return {
    orgId: row.org_id,
    uid: row.uid,
    owner: row.owner,
    name: row.name,
    query: row.query,
    sort: row.sort,
    order: row.sort_order,
    columns: JSON.parse(row.columns) as string[],
    provisioned: row.provisioned === 1,
    position: row.position,
  };
}

export function toDefaultView(row: { org_id: number; login: string; uid: string; provisioned: number }): DefaultView {
  const { org_id: orgId, login, uid, provisioned } = row;
  return { orgId, login: login === ofOrg ? null : login, uid, provisioned: provisioned === 1 };
}

export const viewColumns = [
  'org_id',
  'uid',
  'owner',
  'name',
  'query',
  'sort',
  'sort_order',
  'columns',
  'provisioned',
  'position',
] as const;

/** The view's values in the order of `viewColumns`. */
export function toViewValues(record: ViewRecord): RowValues<'views', typeof viewColumns> {
  return [
    record.orgId,
    record.uid,
    record.owner,
    record.name,
    record.query,
    record.sort,
    record.order,
    JSON.stringify(record.columns),
    record.provisioned ? 1 : 0,
    record.position,
  ];
}
