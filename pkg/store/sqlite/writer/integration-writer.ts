import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { applyTemplateChanges, type TemplateChanges } from '../../../contract/templates.ts';
import type { IntegrationSettings } from '../../../contract/types.ts';
import { makeToken } from '../../make-token.ts';
import { parseTemplates } from '../../sql/integrations.ts';
import type { IntegrationChanges, NewIntegration, ProvisioningPlan } from '../../store.ts';
import { isConflict } from './conflict.ts';

/** The integration's token belongs to another one. */
export class TokenConflict extends Error {
  readonly integration: { readonly orgId: number; readonly uid: string };

  constructor(integration: { orgId: number; uid: string }) {
    super('the token belongs to another integration');
    this.integration = integration;
  }
}

/** Writes integrations; the caller holds the transaction where there is more than one step. */
export function createIntegrationWriter(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into integrations
       (org_id, uid, name, type, description, templates, token, provisioned, token_provisioned, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  );
  const update = database.prepare(
    `update integrations set name = coalesce(?, name), type = coalesce(?, type),
       description = coalesce(?, description), templates = coalesce(?, templates), token = coalesce(?, token)
     where org_id = ? and uid = ? and deleted_at is null`
  );
  const readSettings = database.prepare(
    `select quota_per_minute as quotaPerMinute, duplicate_window as duplicateWindowSeconds,
       retention_days as resolvedDays, kept_alerts as keptAlerts, message_format as messageFormat
     from integrations where org_id = ? and uid = ? and deleted_at is null`
  );
  const writeSettings = database.prepare(
    `update integrations set quota_per_minute = ?, duplicate_window = ?, retention_days = ?, kept_alerts = ?,
       message_format = ?
     where org_id = ? and uid = ? and deleted_at is null`
  );
  const readTemplates = database.prepare(
    'select templates from integrations where org_id = ? and uid = ? and deleted_at is null'
  );
  const remove = database.prepare(
    `update integrations set token = null, deleted_at = ?, provisioned = 0, token_provisioned = 0
     where org_id = ? and uid = ? and deleted_at is null`
  );
  const releaseAll = database.prepare('update integrations set provisioned = 0, token_provisioned = 0');
  const claim = database.prepare(
    `update integrations set provisioned = 1, token_provisioned = ?
     where org_id = ? and uid = ? and deleted_at is null`
  );

  return {
    insert(
      orgId: number,
      { uid, name, type, description, templates, settings, token, createdAt }: NewIntegration
    ): void {
      insert.run(orgId, uid, name, type, description, JSON.stringify(templates), token, 0, 0, createdAt);
      setSettings(orgId, uid, settings);
    },

    update(orgId: number, uid: string, changes: IntegrationChanges): boolean {
      const { name = null, type = null, description = null, token = null } = changes;
      const templates = changes.templates === undefined ? null : mergeTemplates(orgId, uid, changes.templates);
      const known = update.run(name, type, description, templates, token, orgId, uid).changes > 0;
      if (known && changes.settings !== undefined) {
        const settings = readSettings.get(orgId, uid) as unknown as IntegrationSettings;
        setSettings(orgId, uid, { ...settings, ...changes.settings });
      }
      return known;
    },

    remove(orgId: number, uid: string, at: number): boolean {
      return remove.run(at, orgId, uid).changes > 0;
    },

    /** What no file names any more is released, so that people can change it again. */
    provision({ integrations, deletions, at }: ProvisioningPlan): void {
      releaseAll.run();
      for (const { orgId, uid } of deletions) {
        remove.run(at, orgId, uid);
      }
      // Two integrations of a plan may swap their tokens; each first gives up the one it has.
      for (const { orgId, uid, token } of integrations) {
        if (token !== undefined) {
          update.run(null, null, null, null, randomBytes(32).toString('hex'), orgId, uid);
        }
      }
      for (const { orgId, uid, name, type, description, templates, settings, token } of integrations) {
        const texts = JSON.stringify(templates);
        try {
          const known = update.run(name, type, description, texts, token ?? null, orgId, uid).changes > 0;
          if (!known) {
            insert.run(orgId, uid, name, type, description, texts, token ?? makeToken(), 1, 0, at);
          }
        } catch (error) {
          throw isConflict(error, 'integrations.token') ? new TokenConflict({ orgId, uid }) : error;
        }
        setSettings(orgId, uid, settings);
        claim.run(token === undefined ? 0 : 1, orgId, uid);
      }
    },
  };

  function setSettings(orgId: number, uid: string, settings: IntegrationSettings): void {
    const { quotaPerMinute, duplicateWindowSeconds, resolvedDays, keptAlerts, messageFormat } = settings;
    writeSettings.run(quotaPerMinute, duplicateWindowSeconds, resolvedDays, keptAlerts, messageFormat, orgId, uid);
  }

  /** Runs in one step with the update, so that two people who change one template each lose none. */
  function mergeTemplates(orgId: number, uid: string, changes: TemplateChanges): string {
    const row = readTemplates.get(orgId, uid) as { templates: string } | undefined;
    return JSON.stringify(applyTemplateChanges(parseTemplates(row?.templates ?? '{}'), changes));
  }
}
