import { sql } from 'kysely';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import type { CustomTemplates } from '../../contract/templates/templates.ts';
import type { IntegrationSettings } from '../../contract/types.ts';
import type { Counts } from '../../domain/health/counts.ts';
import type { IntegrationRecord, KnownIntegration } from '../core/integration-record.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import type { Endpoint, IntegrationFigures, NamedIntegration, StoredIntegration } from '../shapes/integrations.ts';
import type { Page, PageRequest } from '../shapes/pages.ts';
import { hashOf, type Token } from '../token.ts';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import { formerSecretsBetween } from './former-secrets.ts';
import { readFigures, readHours } from './integration-figures.ts';
import type { RowValues } from './row-values.ts';
import type { IntegrationRow } from './schema.ts';
import { secretsBetween } from './secrets.ts';

export async function listIntegrations(
  database: Database,
  orgId: number,
  { limit, cursor }: PageRequest,
  now: number
): Promise<Page<StoredIntegration>> {
  const byName = database.ignoringCase(sql.ref('name'));
  let query = live(database, orgId)
    .orderBy(byName)
    .orderBy('id')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [name, id] = decodeCursor(cursor, ['string', 'number']);
    query = query.where(sql<boolean>`(${byName}, id) > (${database.ignoringCase(sql`${name}`)}, ${id})`);
  }
  const rows = await query.execute();
  const figures = await readFigures(
    database,
    orgId,
    rows.map(({ id }) => id),
    now
  );
  return toPage(
    rows,
    limit,
    (row) => toIntegration(row, figures.get(row.id) as IntegrationFigures),
    (row) => [row.name, row.id]
  );
}

export async function getIntegration(
  database: Database,
  orgId: number,
  uid: string,
  now: number
): Promise<StoredIntegration | undefined> {
  const row = await live(database, orgId).where('uid', '=', uid).executeTakeFirst();
  if (row === undefined) {
    return undefined;
  }
  const figures = await readFigures(database, orgId, [row.id], now);
  return toIntegration(row, figures.get(row.id) as IntegrationFigures);
}

/** What came to an integration in each of the last 24 hours, oldest first; nothing where there is none. */
export async function listHours(database: Database, orgId: number, uid: string, now: number): Promise<Counts[]> {
  return readHours(database, (await findIntegrationId(database, orgId, uid)) ?? -1, now);
}

export async function nameIntegration(
  database: Database,
  orgId: number,
  uid: string
): Promise<NamedIntegration | undefined> {
  const row = await database.db
    .selectFrom('integrations')
    .select(['name', 'deleted_at', 'settings'])
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where(isSeen(database, 'id'))
    // A deleted integration may have a successor with the same uid.
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && { name: row.name, deleted: row.deleted_at !== null, access: parseSettings(row.settings).access };
}

export async function getEndpoint(database: Database, orgId: number, uid: string): Promise<Endpoint | undefined> {
  const row = await liveWithUid(database, orgId, uid).selectAll().executeTakeFirst();
  return (
    row &&
    toEndpoint(
      row,
      await secretsBetween(database, row.id, row.id),
      await formerSecretsBetween(database, row.id, row.id)
    )
  );
}

/** At most `limit` endpoints of all orgs, ordered by id, whose ids are greater than `after`. */
export async function listEndpoints(database: Database, after: number, limit: number): Promise<Endpoint[]> {
  const rows = await database.db
    .selectFrom('integrations')
    .selectAll()
    .where('token_hash', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const last = rows.at(-1)?.id ?? after;
  const secrets = await secretsBetween(database, after + 1, last);
  const formerSecrets = await formerSecretsBetween(database, after + 1, last);
  return rows.map((row) => toEndpoint(row, secrets, formerSecrets));
}

function toEndpoint(
  row: IntegrationRow,
  secrets: Awaited<ReturnType<typeof secretsBetween>>,
  formerSecrets: Awaited<ReturnType<typeof formerSecretsBetween>>
): Endpoint {
  return {
    integrationId: row.id,
    orgId: row.org_id,
    uid: row.uid,
    name: row.name,
    type: row.type,
    templates: parseTemplates(row.templates),
    settings: toSettings(row),
    // Only a deleted integration has no token.
    token: toToken(row) as Token,
    secrets: secrets.get(row.id) ?? {},
    formerSecrets: formerSecrets.get(row.id) ?? {},
  };
}

/** The id of an integration that is not deleted. */
export async function findIntegrationId(database: Database, orgId: number, uid: string): Promise<number | undefined> {
  const row = await liveWithUid(database, orgId, uid).select('id').executeTakeFirst();
  return row?.id;
}

/** The integration that is not deleted; its counters are not among the columns. */
function liveWithUid(database: Database, orgId: number, uid: string) {
  return database.db
    .selectFrom('integrations')
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .where(isSeen(database, 'integrations.id'));
}

function live(database: Database, orgId: number) {
  return database.db
    .selectFrom('integrations')
    .selectAll('integrations')
    .leftJoin('heartbeats', 'heartbeats.integration_id', 'integrations.id')
    .select(['last_at', 'missed_after'])
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .where(isSeen(database, 'integrations.id'));
}

export function parseTemplates(json: string): CustomTemplates {
  return JSON.parse(json) as CustomTemplates;
}

/** @param json the settings without a column of their own; those that have one have their default */
export function parseSettings(json: string): IntegrationSettings {
  return { ...defaultSettings, ...(JSON.parse(json) as Partial<IntegrationSettings>) };
}

function toSettings(row: IntegrationRow): IntegrationSettings {
  return {
    ...parseSettings(row.settings),
    quotaPerMinute: row.quota_per_minute,
    duplicateWindowSeconds: row.duplicate_window,
    resolvedDays: row.retention_days,
    keptAlerts: row.kept_alerts,
    messageFormat: row.message_format,
  };
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof live>['execute']>>[number];

function toIntegration(row: JoinedRow, figures: IntegrationFigures): StoredIntegration {
  return {
    ...figures,
    uid: row.uid,
    name: row.name,
    type: row.type,
    description: row.description,
    templates: parseTemplates(row.templates),
    token: toToken(row) as Token,
    provisioned: row.provisioned === 1,
    tokenProvisioned: row.token_provisioned === 1,
    createdAt: row.created_at,
    heartbeat: row.last_at === null ? null : { lastAt: row.last_at, isMissing: row.last_at === row.missed_after },
    settings: toSettings(row),
  };
}

function toToken({
  token,
  token_hash,
  token_hint,
}: Pick<IntegrationRow, 'token' | 'token_hash' | 'token_hint'>): Token | null {
  return token ?? (token_hash === null ? null : { hash: token_hash, hint: token_hint });
}

/** The values of the columns `token`, `token_hash` and `token_hint`. */
export function toTokenValues(token: Token | null): [text: string | null, hash: string | null, hint: string | null] {
  if (token === null) {
    return [null, null, null];
  }
  return typeof token === 'string' ? [token, hashOf(token), null] : [null, token.hash, token.hint];
}

/** What is written of an integration. */
export const integrationColumns = [
  'org_id',
  'uid',
  'name',
  'type',
  'description',
  'templates',
  'token',
  'token_hash',
  'token_hint',
  'provisioned',
  'token_provisioned',
  'created_at',
  'deleted_at',
  'quota_per_minute',
  'duplicate_window',
  'retention_days',
  'kept_alerts',
  'message_format',
  'settings',
] as const;

/** The integration's values in the order of `integrationColumns`. */
export function toIntegrationValues(record: IntegrationRecord): RowValues<'integrations', typeof integrationColumns> {
  const { quotaPerMinute, duplicateWindowSeconds, resolvedDays, keptAlerts, messageFormat, ...others } =
    record.settings;
  return [
    record.orgId,
    record.uid,
    record.name,
    record.type,
    record.description,
    JSON.stringify(record.templates),
    ...toTokenValues(record.token),
    record.provisioned ? 1 : 0,
    record.tokenProvisioned ? 1 : 0,
    record.createdAt,
    record.deletedAt,
    quotaPerMinute,
    duplicateWindowSeconds,
    resolvedDays,
    keptAlerts,
    messageFormat,
    JSON.stringify(others),
  ];
}

export function toKnownIntegration(row: IntegrationRow): KnownIntegration {
  return {
    id: row.id,
    orgId: row.org_id,
    uid: row.uid,
    name: row.name,
    type: row.type,
    description: row.description,
    templates: parseTemplates(row.templates),
    settings: toSettings(row),
    token: toToken(row),
    provisioned: row.provisioned === 1,
    tokenProvisioned: row.token_provisioned === 1,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}
