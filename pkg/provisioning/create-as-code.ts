import type { PeopleStore } from '../app/access/people-store.ts';
import type { AsCode, Written, WrittenOne } from '../app/as-code/as-code.ts';
import { readQuery } from '../app/groups/read-query.ts';
import { findIntegration } from '../app/integrations/find-integration.ts';
import { changedWindow, findWindow } from '../app/maintenance/changed-window.ts';
import { refuseFaulty } from '../app/templates/refuse-faulty.ts';
import { findView } from '../app/views/find-view.ts';
import { withChanges } from '../app/with-changes.ts';
import { applyTemplateChanges } from '../contract/templates/templates.ts';
import type { IntegrationSettings } from '../contract/types.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { StoredIntegration } from '../store/shapes/integrations.ts';
import type { OrgStore } from '../store/store.ts';
import type { OrgContent } from './org-content.ts';
import type { Provisioner } from './provisioner.ts';
import { sharedViews, toShared } from './shared-views.ts';
import { secretVariables, writeProvisioning } from './write-yaml.ts';

export interface AsCodeParts {
  store: PeopleStore;
  provisioner: Pick<Provisioner, 'status' | 'placeOf'>;
  check: TemplateCheck;
}

export function createAsCode({ store, provisioner, check }: AsCodeParts): AsCode {
  return {
    status: provisioner.status,
    placeOf: provisioner.placeOf,

    async writeIntegration(caller, uid, changes) {
      const { orgId } = caller;
      const known = await findIntegration(store.forCaller(caller), caller, uid, 'edit');
      refuseFaulty(check, applyTemplateChanges({}, changes.templates ?? {}));
      const title = changes.settings?.heartbeat?.title ?? null;
      refuseFaulty(check, title === null ? {} : { title });
      return writeOne((one) => ({ orgId, integrations: [one] }), known, changed(known, changes));
    },

    async writeView(caller, uid, changes) {
      const known = await findView(store, caller, uid);
      readQuery(changes.query ?? '');
      const view = toShared(known);
      return writeOne((one) => ({ orgId: caller.orgId, views: [one] }), view, withChanges(view, changes));
    },

    async writeWindow(caller, uid, changes) {
      const known = await findWindow(store, caller, uid);
      return writeOne((one) => ({ orgId: caller.orgId, windows: [one] }), known, {
        ...known,
        ...changedWindow(known, changes),
      });
    },

    async writeOrg(caller) {
      return write(await readOrg(store.forCaller(caller), caller.orgId));
    },
  };
}

/** @param content what an org has that has only the thing */
function writeOne<Thing>(
  content: (one: Thing) => Pick<OrgContent, 'orgId'> & Partial<OrgContent>,
  known: Thing,
  wanted: Thing
): WrittenOne {
  const file = (one: Thing) => write({ ...emptyOrg, ...content(one) });
  return { ...file(wanted), inForce: file(known).yaml };
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
