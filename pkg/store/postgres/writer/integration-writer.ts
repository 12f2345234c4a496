import { sql } from 'kysely';
import type { IntegrationKey } from '../../changes.ts';
import type { IntegrationWrite, KnownIntegration } from '../../core/integration-record.ts';
import type { ProvisioningFacts } from '../../core/plan-provisioning.ts';
import type { ProvisioningPlan, SecretEdits } from '../../shapes/integrations.ts';
import { deleteEndedSecrets, putFormerSecret, removeFormerSecret } from '../../sql/former-secrets.ts';
import { forgetHandshakes } from '../../sql/handshakes.ts';
import { integrationColumns, toIntegrationValues, toKnownIntegration } from '../../sql/integrations.ts';
import { putSecret, removeSecret } from '../../sql/secrets.ts';
import { forgetTemplateChanges } from '../../sql/template-changes.ts';
import { forgetEditing } from '../../sql/template-editing.ts';
import { beginWaking } from '../../sql/waking.ts';
import { hashOf } from '../../token.ts';
import type { Db } from './db.ts';
import { listOf } from './rows.ts';

/** @returns undefined where there is none, or where it is deleted */
export async function findIntegration(db: Db, orgId: number, uid: string): Promise<KnownIntegration | undefined> {
  const row = await db
    .selectFrom('integrations')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && toKnownIntegration(row);
}

/** @returns of each uid, in their order; undefined where there is none, or where it is deleted */
export async function findIntegrations(
  db: Db,
  orgId: number,
  uids: readonly string[]
): Promise<Array<KnownIntegration | undefined>> {
  const rows = await db
    .selectFrom('integrations')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('uid', 'in', uids)
    .where('deleted_at', 'is', null)
    .execute();
  const byUid = new Map(rows.map((row) => [row.uid, toKnownIntegration(row)]));
  return uids.map((uid) => byUid.get(uid));
}

export async function loadForProvisioning(
  db: Db,
  { integrations, deletions }: ProvisioningPlan
): Promise<ProvisioningFacts> {
  const hashes = integrations.flatMap(({ token }) => (token === undefined ? [] : [hashOf(token)]));
  const { rows } = await sql<IntegrationKey & { hash: string }>`select org_id as "orgId", uid, token_hash as hash
    from integrations where token_hash = any(${hashes}::text[])`.execute(db);
  const known: KnownIntegration[] = [];
  for (const { orgId, uid } of [...integrations, ...deletions]) {
    const integration = await findIntegration(db, orgId, uid);
    if (integration !== undefined) {
      known.push(integration);
    }
  }
  return { known, tokenOwners: new Map(rows.map(({ hash, orgId, uid }) => [hash, { orgId, uid }])) };
}

export async function writeIntegration(db: Db, write: IntegrationWrite): Promise<void> {
  switch (write.kind) {
    case 'insert':
      await sql`insert into integrations (${listOf(integrationColumns)})
        values (${sql.join(toIntegrationValues(write.record))})`.execute(db);
      return;
    case 'update':
      await sql`update integrations set (${listOf(integrationColumns)})
        = row(${sql.join(toIntegrationValues(write.record))}) where id = ${write.id}`.execute(db);
      if (write.wakesGroups) {
        await beginWaking(write.id).execute(db);
      }
      if (write.wakesHeartbeat) {
        await db
          .updateTable('heartbeats')
          .set({ due_at: 0, expected_since: null })
          .where('integration_id', '=', write.id)
          .execute();
      }
      return;
    case 'note_template_change':
      await db
        .insertInto('template_changes')
        .values({
          integration_id: write.integrationId,
          at: write.by.at,
          author: JSON.stringify(write.by.author),
          templates: JSON.stringify(write.templates),
        })
        .execute();
      await forgetTemplateChanges(write.integrationId).execute(db);
      return;
    case 'clear_token':
      await db
        .updateTable('integrations')
        .set({ token: null, token_hash: null, token_hint: null })
        .where('id', '=', write.id)
        .execute();
      return;
    case 'put_former':
      await putFormerSecret(write.integration, write.former).execute(db);
      return;
    case 'end_former':
      await removeFormerSecret(write.integration, write.name).execute(db);
      return;
    case 'end_key_silences':
      await db.deleteFrom('key_silences').where('integration_id', '=', write.id).execute();
      return;
    case 'secrets':
      await writeSecrets(db, write.integration, write.edits);
      return;
    case 'forget_handshakes':
      await forgetHandshakes(write.integrationId).execute(db);
      return;
    case 'forget_editing':
      await forgetEditing(write.integrationId).execute(db);
      return;
    case 'release_all':
      await db
        .updateTable('integrations')
        .set({ provisioned: 0, token_provisioned: 0 })
        .where('provisioned', '=', 1)
        .execute();
  }
}

/** Deletes what was replaced and has ended by `now`. @returns the integrations that had one */
export async function deleteEnded(db: Db, now: number): Promise<IntegrationKey[]> {
  const { rows } = await deleteEndedSecrets(now).execute(db);
  const ids = rows.map(({ integration_id }) => integration_id);
  return ids.length === 0
    ? []
    : db.selectFrom('integrations').select(['org_id as orgId', 'uid']).where('id', 'in', ids).execute();
}

async function writeSecrets(db: Db, integration: IntegrationKey, edits: SecretEdits): Promise<void> {
  for (const [name, secret] of Object.entries(edits)) {
    await (secret === null ? removeSecret(integration, name) : putSecret(integration, { name, ...secret })).execute(db);
  }
}
