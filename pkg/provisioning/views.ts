import type { Places } from '../app/as-code/places.ts';
import { sharedViewLimit } from '../contract/views/limits.ts';
import { parseQuery } from '../domain/query/parse-query.ts';
import type { ProvisionedView, ViewProvisioning } from '../store/shapes/views.ts';
import { Claims } from './claims.ts';
import type { Report } from './fault.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { queryFault } from './query-fault.ts';

export interface ViewCollector {
  readonly collected: ViewProvisioning;
  add(file: ProvisioningFile): void;
}

/** Collects what the files say of views. @param places is told where each is */
export function collectViews(places: Places, report: Report): ViewCollector {
  const views: ProvisionedView[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const claims = new Claims(report);
  const counts = new Map<number, number>();
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
          report({ place: placeOf(['views', i, 'query']), message: queryFault(read.fault) });
        }
        const count = (counts.get(orgId) ?? 0) + 1;
        counts.set(orgId, count);
        if (count === sharedViewLimit + 1) {
          report({ place, message: `an org can share at most ${sharedViewLimit} views` });
        }
        views.push({ ...view, isDefault });
        places.note('view', view, place);
      });
      deletions.push(...content.deleteViews);
    },
  };
}
