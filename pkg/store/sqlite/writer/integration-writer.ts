import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { FormerName } from '../../../contract/integrations/former-secrets.ts';
import type { SecretName } from '../../../contract/integrations/guards.ts';
import type { IntegrationKey } from '../../changes.ts';
import type { IntegrationWrite, KnownIntegration } from '../../core/integration-record.ts';
import type { ProvisioningFacts } from '../../core/plan-provisioning.ts';
import type { SecretUse } from '../../shapes/former-secrets.ts';
import type { ProvisioningPlan, ResealedSecret, SecretEdits } from '../../shapes/integrations.ts';
import { addSecretUse, deleteEndedSecrets, putFormerSecret, removeFormerSecret } from '../../sql/former-secrets.ts';
import { forgetHandshakes } from '../../sql/handshakes.ts';
import { integrationColumns, toIntegrationValues, toKnownIntegration, toTokenValues } from '../../sql/integrations.ts';
import { putSecret, removeSecret, resealSecret } from '../../sql/secrets.ts';
import { forgetTemplateChanges, templateChangeColumns } from '../../sql/template-changes.ts';
import { forgetEditing } from '../../sql/template-editing.ts';
import { beginWaking } from '../../sql/waking.ts';
import { hashOf } from '../../token.ts';
import { prepare, type Prepared, prepareInsert, prepareUpdate } from '../prepare.ts';

/** Loads and writes integrations. The caller holds the transaction. */
export interface IntegrationWriter {
  /** @returns undefined where there is none, or where it is deleted */
  find(orgId: number, uid: string): KnownIntegration | undefined;
  loadForProvisioning(plan: ProvisioningPlan): ProvisioningFacts;
  write(write: IntegrationWrite): void;
  reseal(secret: ResealedSecret): void;
  noteUse(use: SecretUse): void;
  /** As the store's. @returns the integrations that had one */
  deleteEnded(now: number): IntegrationKey[];
}

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
  const findTokenOwner = prepare(database, (db, tokenHash: string) =>
    db.selectFrom('integrations').select(['org_id as orgId', 'uid']).where('token_hash', '=', tokenHash).compile()
  );
  const insert = prepareInsert(database, 'integrations', integrationColumns);
  const update = prepareUpdate(database, 'integrations', integrationColumns);
  const wakeGroups = prepare(database, (db, integrationId: number) => beginWaking(integrationId).compile(db));
  const wakeHeartbeat = prepare(database, (db, integrationId: number) =>
    db
      .updateTable('heartbeats')
      .set({ due_at: sql.lit(0), expected_since: sql`null` })
      .where('integration_id', '=', integrationId)
      .compile()
  );
  const endKeySilences = prepare(database, (db, integrationId: number) =>
    db.deleteFrom('key_silences').where('integration_id', '=', integrationId).compile()
  );
  const setToken = prepareUpdate(database, 'integrations', ['token', 'token_hash', 'token_hint']);
  const insertChange = prepareInsert(database, 'template_changes', templateChangeColumns);
  const forgetChanges = prepare(database, (db, integrationId: number) =>
    forgetTemplateChanges(integrationId).compile(db)
  );
  const forgetEditors = prepare(database, (db, integrationId: number) => forgetEditing(integrationId).compile(db));
  const forgetAsked = prepare(database, (db, integrationId: number) => forgetHandshakes(integrationId).compile(db));
  const releaseAll = prepare(database, (db) =>
    db
      .updateTable('integrations')
      .set({ provisioned: sql.lit(0), token_provisioned: sql.lit(0) })
      .where('provisioned', '=', sql.lit(1))
      .compile()
  );

  const put = prepare(database, (db, name: string, sealed: string, setAt: number, orgId: number, uid: string) =>
    putSecret({ orgId, uid }, { name, sealed, setAt }).compile(db)
  );
  const remove = prepare(database, (db, name: string, orgId: number, uid: string) =>
    removeSecret({ orgId, uid }, name).compile(db)
  );
  const [reseal, resealFormer] = [false, true].map((isFormer) =>
    prepare(database, (db, resealed: string, integrationId: number, name: SecretName, sealed: string) =>
      resealSecret({ integrationId, name, isFormer, sealed, resealed }).compile(db)
    )
  ) as [Reseal, Reseal];

  const putFormer = prepare(
    database,
    (
      db,
      name: FormerName,
      value: string | null,
      hint: string | null,
      replacedAt: number,
      endsAt: number,
      orgId: number,
      uid: string,
      replaces: string | null
    ) => putFormerSecret({ orgId, uid }, { name, value, hint, replaces, replacedAt, endsAt }).compile(db)
  );
  const endFormer = prepare(database, (db, name: string, orgId: number, uid: string) =>
    removeFormerSecret({ orgId, uid }, name).compile(db)
  );
  const addUse = prepare(
    database,
    (
      db,
      uses: number,
      lastUsedAt: number | null,
      successorUsedAt: number | null,
      integrationId: number,
      name: FormerName,
      replacedAt: number
    ) => addSecretUse({ integrationId, name, replacedAt, uses, lastUsedAt, successorUsedAt }).compile(db)
  );
  const deleteEnded = prepare(database, (db, now: number) => deleteEndedSecrets(now).compile(db));
  const keyOfId = prepare(database, (db, id: number) =>
    db.selectFrom('integrations').select(['org_id as orgId', 'uid']).where('id', '=', id).compile()
  );

  return {
    find: findKnown,
    loadForProvisioning({ integrations, deletions }) {
      const tokenOwners = new Map<string, IntegrationKey>();
      for (const { token } of integrations) {
        const owner = token === undefined ? undefined : findTokenOwner.get(hashOf(token));
        if (token !== undefined && owner !== undefined) {
          tokenOwners.set(hashOf(token), owner);
        }
      }
      const known = [...integrations, ...deletions].map(({ orgId, uid }) => findKnown(orgId, uid));
      return { known: known.filter((one) => one !== undefined), tokenOwners };
    },
    write(write) {
      switch (write.kind) {
        case 'insert':
          insert.run(...toIntegrationValues(write.record));
          return;
        case 'update':
          update.run(...toIntegrationValues(write.record), write.id);
          if (write.wakesGroups) {
            wakeGroups.run(write.id);
          }
          if (write.wakesHeartbeat) {
            wakeHeartbeat.run(write.id);
          }
          return;
        case 'note_template_change': {
          const { author, at } = write.by;
          insertChange.run(write.integrationId, at, JSON.stringify(author), JSON.stringify(write.templates));
          forgetChanges.run(write.integrationId);
          return;
        }
        case 'clear_token':
          setToken.run(...toTokenValues(null), write.id);
          return;
        case 'put_former': {
          const { orgId, uid } = write.integration;
          const { name, value, hint, replaces, replacedAt, endsAt } = write.former;
          putFormer.run(name, value, hint, replacedAt, endsAt, orgId, uid, replaces);
          return;
        }
        case 'end_former':
          endFormer.run(write.name, write.integration.orgId, write.integration.uid);
          return;
        case 'end_key_silences':
          endKeySilences.run(write.id);
          return;
        case 'secrets':
          writeSecrets(write.integration, write.edits);
          return;
        case 'forget_handshakes':
          forgetAsked.run(write.integrationId);
          return;
        case 'forget_editing':
          forgetEditors.run(write.integrationId);
          return;
        case 'release_all':
          releaseAll.run();
      }
    },
    reseal({ integrationId, name, isFormer, sealed, resealed }) {
      (isFormer ? resealFormer : reseal).run(resealed, integrationId, name, sealed);
    },
    noteUse({ integrationId, name, replacedAt, uses, lastUsedAt, successorUsedAt }) {
      addUse.run(uses, lastUsedAt, successorUsedAt, integrationId, name, replacedAt);
    },
    deleteEnded: (now) => deleteEnded.all(now).flatMap(({ integration_id: id }) => keyOfId.get(id) ?? []),
  };

  function writeSecrets({ orgId, uid }: IntegrationKey, edits: SecretEdits): void {
    for (const [name, secret] of Object.entries(edits)) {
      if (secret === null) {
        remove.run(name, orgId, uid);
      } else {
        put.run(name, secret.sealed, secret.setAt, orgId, uid);
      }
    }
  }

  function findKnown(orgId: number, uid: string): KnownIntegration | undefined {
    const row = find.get(orgId, uid);
    return row && toKnownIntegration(row);
  }
}

type Reseal = Prepared<[resealed: string, integrationId: number, name: SecretName, sealed: string], never>;
