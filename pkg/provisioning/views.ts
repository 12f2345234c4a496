import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import { sharedViewLimit } from '../contract/views/limits.ts';
import { parseQuery } from '../domain/query/parse-query.ts';
import type { ProvisionedView, ViewProvisioning } from '../store/shapes/views.ts';
import { Claims } from './claims.ts';
import type { ProvisioningFile } from './provisioning-file.ts';

export interface ViewCollector {
  readonly collected: ViewProvisioning;
  /** @throws {ProvisioningError} for the first fault */
  add(file: ProvisioningFile): void;
}

/** Collects what the files say of views. */
export function collectViews(): ViewCollector {
  const views: ProvisionedView[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const claims = new Claims();
  return {
    collected: { views, deletions },
    add({ content, placeOf }) {
      content.views.forEach(({ default: isDefault, ...view }, i) => {
        const { orgId, uid } = view;
        const place = placeOf(['views', i, 'uid']);
        claims.claim(`uid ${uid} in org ${orgId}`, place, 'uid in this org');
        if (isDefault) {
          claims.claim(`default of org ${orgId}`, placeOf(['views', i, 'default']), 'org’s default');
        }
        const read = parseQuery(view.query);
        if ('fault' in read) {
          const { from, message, hint } = read.fault;
          const at = placeOf(['views', i, 'query']);
          throw new ProvisioningError(`${at}: query, character ${from + 1}: ${[message, hint].join(' ').trim()}`);
        }
        if (views.filter((one) => one.orgId === orgId).length === sharedViewLimit) {
          throw new ProvisioningError(`${place}: an org can share at most ${sharedViewLimit} views`);
        }
        views.push({ ...view, isDefault });
      });
      deletions.push(...content.deleteViews);
    },
  };
}
