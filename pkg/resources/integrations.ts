import type { IntegrationType } from '../contract/integration-types.ts';
import { roleAllows } from '../contract/roles.ts';
import type { Integration } from '../contract/types.ts';
import type { Caller } from '../plugin/backend.ts';
import { makeToken, makeUid } from '../store/make-token.ts';
import type { IntegrationChanges, OrgStore, Store, StoredIntegration } from '../store/store.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './dispatcher.ts';

export interface IntegrationParts {
  store: Store;
  /** Base of webhook URLs where the org's settings name none. */
  publicUrl: string;
  /** To be called after each change of an integration; resolves once webhooks follow it. */
  changed: (orgId: number) => Promise<void>;
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
  const { store, publicUrl, changed, now } = parts;
  const show = (integration: StoredIntegration, caller: Caller) => toReply(integration, caller, publicUrl);

  return {
    async listIntegrations(caller, { query }) {
      const { items, nextCursor } = await store
        .forOrg(caller.orgId)
        .listIntegrations({ limit: query.limit, cursor: query.cursor });
      return { items: items.map((item) => show(item, caller)), nextCursor };
    },

    async getIntegration(caller, { params }) {
      return show(await find(store.forOrg(caller.orgId), params.uid), caller);
    },

    async createIntegration(caller, { body }) {
      const created = await store
        .forOrg(caller.orgId)
        .createIntegration({ ...body, uid: makeUid(), token: makeToken(), createdAt: now() });
      await changed(caller.orgId);
      return show(created, caller);
    },

    async updateIntegration(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      refuseProvisioned(await find(org, params.uid));
      return update(caller, params.uid, body);
    },

    async deleteIntegration(caller, { params }) {
      const org = store.forOrg(caller.orgId);
      refuseProvisioned(await find(org, params.uid));
      await org.deleteIntegration(params.uid);
      await changed(caller.orgId);
      return {};
    },

    async rotateToken(caller, { params }) {
      const { tokenProvisioned } = await find(store.forOrg(caller.orgId), params.uid);
      if (tokenProvisioned) {
        throw new ApiError('provisioned', 'A provisioning file says the token; change it there.');
      }
      return update(caller, params.uid, { token: makeToken() });
    },
  };

  async function update(caller: Caller, uid: string, changes: IntegrationChanges): Promise<Integration> {
    const updated = await store.forOrg(caller.orgId).updateIntegration(uid, changes);
    if (updated === undefined) {
      throw notFound();
    }
    await changed(caller.orgId);
    return show(updated, caller);
  }
}

async function find(org: OrgStore, uid: string): Promise<StoredIntegration> {
  const integration = await org.getIntegration(uid);
  if (integration === undefined) {
    throw notFound();
  }
  return integration;
}

function notFound(): ApiError {
  return new ApiError('not_found', 'There is no such integration.');
}

function refuseProvisioned({ provisioned }: StoredIntegration): void {
  if (provisioned) {
    throw new ApiError('provisioned', 'A provisioning file owns this integration; change it there.');
  }
}

function toReply(integration: StoredIntegration, caller: Caller, publicUrl: string): Integration {
  const { uid, name, type, description, provisioned, createdAt, alertCount, lastAlertAt, token } = integration;
  const reply: Integration = {
    uid,
    name,
    type,
    description,
    provisioned,
    createdAt: new Date(createdAt).toISOString(),
    alertCount,
    lastAlertAt: lastAlertAt === null ? null : new Date(lastAlertAt).toISOString(),
  };
  if (!roleAllows(caller.role, 'Admin')) {
    return reply;
  }
  return { ...reply, token, url: webhookUrl(caller.webhookBaseUrl ?? publicUrl, type, token) };
}

function webhookUrl(base: string, type: IntegrationType, token: string): string {
  return `${base.replace(/\/+$/, '')}/integrations/v1/${type}/${token}/`;
}
