import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { IntegrationKey } from '../../changes.ts';
import type { IntegrationRecord, IntegrationWrite, KnownIntegration } from '../../core/integration-record.ts';
import type { ProvisioningFacts } from '../../core/plan-provisioning.ts';
import type { ProvisioningPlan } from '../../shapes/integrations.ts';
import { parseTemplates, toSettings } from '../../sql/integrations.ts';
import type { RowValues } from '../../sql/row-values.ts';
import { prepare, prepareInsert, prepareUpdate } from '../prepare.ts';

/** Loads and writes integrations. The caller holds the transaction. */
export interface IntegrationWriter {
  /** @returns undefined where there is none, or where it is deleted */
  find(orgId: number, uid: string): KnownIntegration | undefined;
  loadForProvisioning(plan: ProvisioningPlan): ProvisioningFacts;
  write(write: IntegrationWrite): void;
}

const columns = [
  'org_id',
  'uid',
  'name',
  'type',
  'description',
  'templates',
  'token',
  'provisioned',
  'token_provisioned',
  'created_at',
  'deleted_at',
  'quota_per_minute',
  'duplicate_window',
  'retention_days',
  'kept_alerts',
  'message_format',
] as const;

export function createIntegrationWriter(database: DatabaseSync): IntegrationWriter {
  const find = prepare(database, (db, orgId: number, uid: string) =>
    db
      .selectFrom('integrations')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('deleted_at', 'is', null)
      .compile()
  );
  const findTokenOwner = prepare(database, (db, token: string) =>
    db.selectFrom('integrations').select(['org_id as orgId', 'uid']).where('token', '=', token).compile()
  );
  const insert = prepareInsert(database, 'integrations', columns);
  const update = prepareUpdate(database, 'integrations', columns);
  const setToken = prepareUpdate(database, 'integrations', ['token']);
  const releaseAll = prepare(database, (db) =>
    db
      .updateTable('integrations')
      .set({ provisioned: sql.lit(0), token_provisioned: sql.lit(0) })
      .where('provisioned', '=', sql.lit(1))
      .compile()
  );

  return {
    find: findKnown,
    loadForProvisioning({ integrations, deletions }) {
      const tokenOwners = new Map<string, IntegrationKey>();
      for (const { token } of integrations) {
        const owner = token === undefined ? undefined : findTokenOwner.get(token);
        if (token !== undefined && owner !== undefined) {
          tokenOwners.set(token, owner);
        }
      }
      const known = [...integrations, ...deletions].map(({ orgId, uid }) => findKnown(orgId, uid));
      return { known: known.filter((one) => one !== undefined), tokenOwners };
    },
    write(write) {
      switch (write.kind) {
        case 'insert':
          insert.run(...toValues(write.record));
          return;
        case 'update':
          update.run(...toValues(write.record), write.id);
          return;
        case 'clear_token':
          setToken.run(null, write.id);
          return;
        case 'release_all':
          releaseAll.run();
      }
    },
  };

  function findKnown(orgId: number, uid: string): KnownIntegration | undefined {
    const row = find.get(orgId, uid);
    return (
      row && {
        id: row.id,
        orgId,
        uid,
        name: row.name,
        type: row.type,
        description: row.description,
        templates: parseTemplates(row.templates),
        settings: toSettings(row),
        token: row.token,
        provisioned: row.provisioned === 1,
        tokenProvisioned: row.token_provisioned === 1,
        createdAt: row.created_at,
        deletedAt: row.deleted_at,
      }
    );
  }
}

function toValues(record: IntegrationRecord): RowValues<'integrations', typeof columns> {
  const { settings } = record;
  return [
    record.orgId,
    record.uid,
    record.name,
    record.type,
    record.description,
    JSON.stringify(record.templates),
    record.token,
    record.provisioned ? 1 : 0,
    record.tokenProvisioned ? 1 : 0,
    record.createdAt,
    record.deletedAt,
    settings.quotaPerMinute,
    settings.duplicateWindowSeconds,
    settings.resolvedDays,
    settings.keptAlerts,
    settings.messageFormat,
  ];
}
