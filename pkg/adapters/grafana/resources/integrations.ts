import type { IntegrationType } from '../../../contract/integration-types.ts';
import { roleAllows } from '../../../contract/roles.ts';
import { defaultSettings } from '../../../contract/settings.ts';
import { applyTemplateChanges } from '../../../contract/templates.ts';
import type { Integration, IntegrationSummary } from '../../../contract/types.ts';
import type { TemplateCheck } from '../../../interpret/check.ts';
import type { TemplateCompiler } from '../../../interpret/template-set.ts';
import { makeToken, makeUid } from '../../../store/make-token.ts';
import type { IntegrationChanges, Store, StoredIntegration } from '../../../store/store.ts';
import type { Caller } from '../backend/backend.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration, integrationNotFound } from './find-integration.ts';
import { describeTemplates, refuseFaulty } from './templates.ts';

export interface IntegrationParts {
  store: Store;
  /** Base of webhook URLs where the org's settings name none. */
  publicUrl: string;
  /** To be called after each change of an integration; resolves once webhooks follow it. */
  changed: (orgId: number, uid: string) => Promise<void>;
  compile: TemplateCompiler;
  check: TemplateCheck;
  now: () => number;
}

type IntegrationRoutes =
  | 'listIntegrations'
  | 'getIntegration'
  | 'createIntegration'
  | 'updateIntegration'
  | 'deleteIntegration'
  | 'rotateToken';

export function createIntegrationHandlers(parts: IntegrationParts): Pick<Handlers, IntegrationRoutes> {
  const { store, publicUrl, changed, compile, check, now } = parts;
  const show = (integration: StoredIntegration, caller: Caller): Integration => ({
    ...toSummary(integration, caller, publicUrl),
    templates: describeTemplates(compile(integration)),
  });

  return {
    async listIntegrations(caller, { query }) {
      const { items, nextCursor } = await store
        .forOrg(caller.orgId)
        .listIntegrations({ limit: query.limit, cursor: query.cursor });
      return { items: items.map((item) => toSummary(item, caller, publicUrl)), nextCursor };
    },

    async getIntegration(caller, { params }) {
      return show(await findIntegration(store.forOrg(caller.orgId), params.uid), caller);
    },

    async createIntegration(caller, { body }) {
      const templates = applyTemplateChanges({}, body.templates);
      refuseFaulty(check, templates);
      const created = await store.forOrg(caller.orgId).createIntegration({
        ...body,
        templates,
        settings: { ...defaultSettings, ...body.settings },
        uid: makeUid(),
        token: makeToken(),
        createdAt: now(),
      });
      await changed(caller.orgId, created.uid);
      return show(created, caller);
    },

    async updateIntegration(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      refuseProvisioned(await findIntegration(org, params.uid));
      refuseFaulty(check, applyTemplateChanges({}, body.templates ?? {}));
      return update(caller, params.uid, body);
    },

    async deleteIntegration(caller, { params }) {
      const org = store.forOrg(caller.orgId);
      refuseProvisioned(await findIntegration(org, params.uid));
      await org.deleteIntegration(params.uid);
      await changed(caller.orgId, params.uid);
      return {};
    },

    async rotateToken(caller, { params }) {
      const { tokenProvisioned } = await findIntegration(store.forOrg(caller.orgId), params.uid);
      if (tokenProvisioned) {
        throw new ApiError('provisioned', 'A provisioning file says the token; change it there.');
      }
      return update(caller, params.uid, { token: makeToken() });
    },
  };

  async function update(caller: Caller, uid: string, changes: IntegrationChanges): Promise<Integration> {
    const updated = await store.forOrg(caller.orgId).updateIntegration(uid, changes);
    if (updated === undefined) {
      throw integrationNotFound();
    }
    await changed(caller.orgId, uid);
    return show(updated, caller);
  }
}

function refuseProvisioned({ provisioned }: StoredIntegration): void {
  if (provisioned) {
    throw new ApiError('provisioned', 'A provisioning file owns this integration; change it there.');
  }
}

function toSummary(integration: StoredIntegration, caller: Caller, publicUrl: string): IntegrationSummary {
  const { uid, name, type, description, provisioned, createdAt, alertCount, lastAlertAt, token } = integration;
  const { settings, limitedCount } = integration;
  const reply: IntegrationSummary = {
    uid,
    name,
    type,
    description,
    provisioned,
    createdAt: new Date(createdAt).toISOString(),
    alertCount,
    lastAlertAt: lastAlertAt === null ? null : new Date(lastAlertAt).toISOString(),
    settings,
    limitedCount,
  };
  if (!roleAllows(caller.role, 'Admin')) {
    return reply;
  }
  return { ...reply, token, url: webhookUrl(caller.webhookBaseUrl ?? publicUrl, type, token) };
}

function webhookUrl(base: string, type: IntegrationType, token: string): string {
  return `${base.replace(/\/+$/, '')}/integrations/v1/${type}/${token}/`;
}
