import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { makeToken } from '../make-token.ts';
import { type IntegrationChanges, type NewIntegration, type ProvisioningPlan, TokenTaken } from '../store.ts';
import { isConflict } from './conflict.ts';

/** Writes integrations; the caller holds the transaction where there is more than one step. */
export function createIntegrationWriter(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into integrations
       (org_id, uid, name, type, description, token, provisioned, token_provisioned, created_at, alert_count)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`
  );
  const update = database.prepare(
    `update integrations set name = coalesce(?, name), type = coalesce(?, type),
       description = coalesce(?, description), token = coalesce(?, token)
     where org_id = ? and uid = ? and deleted_at is null`
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
    insert(orgId: number, { uid, name, type, description, token, createdAt }: NewIntegration): void {
      insert.run(orgId, uid, name, type, description, token, 0, 0, createdAt);
    },

    update(orgId: number, uid: string, changes: IntegrationChanges): boolean {
      const { name = null, type = null, description = null, token = null } = changes;
      return update.run(name, type, description, token, orgId, uid).changes > 0;
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
          update.run(null, null, null, randomBytes(32).toString('hex'), orgId, uid);
        }
      }
      for (const { orgId, uid, name, type, description, token } of integrations) {
        try {
          const known = update.run(name, type, description, token ?? null, orgId, uid).changes > 0;
          if (!known) {
            insert.run(orgId, uid, name, type, description, token ?? makeToken(), 1, 0, at);
          }
        } catch (error) {
          throw isConflict(error, 'integrations.token')
            ? new TokenTaken(`${uid}: its token belongs to another integration`)
            : error;
        }
        claim.run(token === undefined ? 0 : 1, orgId, uid);
      }
    },
  };
}
