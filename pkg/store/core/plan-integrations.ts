import type { IntegrationAction } from '../../contract/integrations/actions.ts';
import { formerNames } from '../../contract/integrations/former-secrets.ts';
import { secretNames } from '../../contract/integrations/guards.ts';
import { applyTemplateChanges, type TemplateName, templateNames } from '../../contract/templates/templates.ts';
import type { IntegrationKey } from '../changes.ts';
import type { ActedIntegration, IntegrationChanges, NewIntegration, SecretEdits } from '../shapes/integrations.ts';
import type { ChangedBy } from '../shapes/template-changes.ts';
import { forgetText } from '../token.ts';
import { changeIntegration } from './integration-change.ts';
import type { IntegrationWrite, KnownIntegration } from './integration-record.ts';
import { endFormer, planFormerSecrets, planFormerToken } from './plan-former-secrets.ts';
import { planTemplateChange } from './plan-template-change.ts';

/** A person's integration, which no file provisions. */
export function planNewIntegration(
  orgId: number,
  { secrets = {}, ...integration }: NewIntegration
): IntegrationWrite[] {
  const record = { ...integration, orgId, provisioned: false, tokenProvisioned: false, deletedAt: null };
  return [{ kind: 'insert', record }, ...planSecrets(record, secrets)];
}

/**
 * What is not named stays as it is, each template and each setting too: two people who change different ones at the same time
 * both keep their change.
 */
export function planIntegrationUpdate(
  integration: KnownIntegration,
  changed: IntegrationChanges,
  by: ChangedBy
): IntegrationWrite[] {
  const { id, ...known } = integration;
  const { name, type, description, token, templates: changes, settings, secrets = {}, endFormer: ended = [] } = changed;
  const templates = changes === undefined ? known.templates : applyTemplateChanges(known.templates, changes);
  const update = changeIntegration(integration, {
    ...known,
    name: name ?? known.name,
    type: type ?? known.type,
    description: description ?? known.description,
    token:
      changed.urlShownOnce === true && known.token !== null ? forgetText(token ?? known.token) : (token ?? known.token),
    templates,
    settings: { ...known.settings, ...settings },
  });
  return [
    update,
    ...planFormerToken(integration, token, changed.formerUntil, by.at),
    ...planFormerSecrets(known, secrets, changed.formerUntil, by.at),
    ...ended.map((one) => endFormer(known, one)),
    ...planSecrets(known, secrets),
    ...planTemplateChange(id, known.templates, templates, by),
  ];
}

/** The templates of the integration that are no longer those that the change goes on from. */
export function findOutdated({ templates }: KnownIntegration, { basedOn = {} }: IntegrationChanges): TemplateName[] {
  return templateNames.filter((name) => basedOn[name] !== undefined && basedOn[name] !== (templates[name] ?? null));
}

/** Ends an integration: its groups stay, its token is free, and its secrets are gone, as are the former ones, what its sender has asked, and who edits it. */
export function planIntegrationDeletion(integration: KnownIntegration, at: number): IntegrationWrite[] {
  const { id, ...known } = integration;
  const ended = { token: null, provisioned: false, tokenProvisioned: false, deletedAt: at };
  return [
    ...planSecrets(known, noSecrets),
    { kind: 'end_key_silences', id },
    ...formerNames.map((name) => endFormer(known, name)),
    { kind: 'forget_handshakes', integrationId: id },
    { kind: 'forget_editing', integrationId: id },
    changeIntegration(integration, { ...known, ...ended }),
  ];
}

/** Takes away whatever there is. */
export const noSecrets: SecretEdits = Object.fromEntries(secretNames.map((name) => [name, null]));

export function planSecrets({ orgId, uid }: IntegrationKey, edits: SecretEdits): IntegrationWrite[] {
  return Object.keys(edits).length === 0 ? [] : [{ kind: 'secrets', integration: { orgId, uid }, edits }];
}

/**
 * Does the same to several integrations. One that cannot be changed does not keep the others from it.
 * @param known of each uid, in their order; undefined where there is none
 */
export function planIntegrationAction(
  known: ReadonlyArray<KnownIntegration | undefined>,
  uids: readonly string[],
  action: IntegrationAction,
  at: number
): { readonly outcomes: ActedIntegration[]; readonly writes: IntegrationWrite[] } {
  const writes: IntegrationWrite[] = [];
  const outcomes = uids.map((uid, i): ActedIntegration => {
    const one = known[i];
    if (one === undefined) {
      return { uid, name: null, outcome: 'not_found', hasChanged: false };
    }
    if (one.provisioned) {
      return { uid, name: one.name, outcome: 'provisioned', hasChanged: false };
    }
    const hasChanged = action === 'delete' || one.settings.enabled !== (action === 'enable');
    if (hasChanged) {
      writes.push(...(action === 'delete' ? planIntegrationDeletion(one, at) : [setEnabled(one, action === 'enable')]));
    }
    return { uid, name: one.name, outcome: 'done', hasChanged };
  });
  return { outcomes, writes };
}

function setEnabled(integration: KnownIntegration, enabled: boolean): IntegrationWrite {
  const { id: _, ...known } = integration;
  return changeIntegration(integration, { ...known, settings: { ...known.settings, enabled } });
}
