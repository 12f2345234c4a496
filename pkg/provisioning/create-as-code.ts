import type { AsCode, Written } from '../app/as-code/as-code.ts';
import { findIntegration } from '../app/integrations/find-integration.ts';
import { refuseFaulty } from '../app/templates/refuse-faulty.ts';
import { applyTemplateChanges } from '../contract/templates/templates.ts';
import type { IntegrationSettings } from '../contract/types.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { StoredIntegration } from '../store/shapes/integrations.ts';
import type { OrgStore, Store } from '../store/store.ts';
import type { OrgContent } from './org-content.ts';
import type { Provisioner } from './provisioner.ts';
import { sharedViews } from './shared-views.ts';
import { secretVariables, writeProvisioning } from './write-yaml.ts';

export interface AsCodeParts {
  store: Pick<Store, 'forOrg'>;
  provisioner: Pick<Provisioner, 'status' | 'placeOf'>;
  check: TemplateCheck;
}

export function createAsCode({ store, provisioner, check }: AsCodeParts): AsCode {
  return {
    status: provisioner.status,
    placeOf: provisioner.placeOf,

    async writeIntegration({ orgId }, uid, changes) {
      const known = await findIntegration(store.forOrg(orgId), uid);
      refuseFaulty(check, applyTemplateChanges({}, changes.templates ?? {}));
      const title = changes.settings?.heartbeat?.title ?? null;
      refuseFaulty(check, title === null ? {} : { title });
      const file = (integration: StoredIntegration) => write({ ...emptyOrg, orgId, integrations: [integration] });
      return { ...file(changed(known, changes)), inForce: file(known).yaml };
    },

    async writeOrg({ orgId }) {
      return write(await readOrg(store.forOrg(orgId), orgId));
    },
  };
}

const emptyOrg: Omit<OrgContent, 'orgId'> = { integrations: [], views: [], windows: [] };

function write(content: OrgContent): Written {
  return { yaml: writeProvisioning(content, false), variables: secretVariables(content) };
}

function changed(
  known: StoredIntegration,
  { name, type, description, templates, settings }: Parameters<AsCode['writeIntegration']>[2]
): StoredIntegration {
  return {
    ...known,
    name: name ?? known.name,
    type: type ?? known.type,
    description: description ?? known.description,
    templates: applyTemplateChanges(known.templates, templates ?? {}),
    settings: { ...known.settings, ...(settings as Partial<IntegrationSettings>) },
  };
}

/** What is read at once. */
const pageSize = 500;

async function readOrg(org: OrgStore, orgId: number): Promise<OrgContent> {
  const integrations: StoredIntegration[] = [];
  let cursor: string | undefined;
  do {
    const page = await org.listIntegrations({ limit: pageSize, cursor });
    integrations.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const views = sharedViews(await org.listViews(null));
  return { orgId, integrations, views, windows: await org.listWindows() };
}
