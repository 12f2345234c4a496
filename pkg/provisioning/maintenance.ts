import type { Places } from '../app/as-code/places.ts';
import { windowLimit } from '../contract/maintenance/limits.ts';
import { checkSchedule } from '../domain/maintenance/check-schedule.ts';
import { findMe } from '../domain/maintenance/find-me.ts';
import { parseQuery } from '../domain/query/parse-query.ts';
import type { ProvisionedWindow, WindowProvisioning } from '../store/shapes/maintenance.ts';
import { Claims } from './claims.ts';
import type { Report } from './fault.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { queryFault } from './query-fault.ts';

export interface WindowCollector {
  readonly collected: WindowProvisioning;
  add(file: ProvisioningFile): void;
}

/** Collects what the files say of maintenance windows. @param places is told where each is */
export function collectWindows(places: Places, report: Report): WindowCollector {
  const windows: ProvisionedWindow[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const claims = new Claims(report);
  const counts = new Map<number, number>();
  return {
    collected: { windows, deletions },
    add({ content, placeOf }) {
      content.maintenanceWindows.forEach(({ startsAt, endsAt, ...rest }, i) => {
        const window = { ...rest, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) };
        const { orgId, uid, query } = window;
        const placeIn = (...path: readonly string[]) => placeOf(['maintenanceWindows', i, ...path]);
        claims.claim(`uid ${uid} in org ${orgId}`, placeIn('uid'), 'uid in this org');
        const read = parseQuery(query);
        if ('fault' in read) {
          report({ place: placeIn('query'), message: queryFault(read.fault) });
        } else if (findMe(read.query)) {
          report({
            place: placeIn('query'),
            message: 'query: nobody is "me" for a maintenance window; write the login',
          });
        }
        const count = (counts.get(orgId) ?? 0) + 1;
        counts.set(orgId, count);
        if (count === windowLimit + 1) {
          report({ place: placeIn('uid'), message: `an org can have at most ${windowLimit} maintenance windows` });
        }
        const checked = checkSchedule(window);
        if ('fault' in checked) {
          const { field, message } = checked.fault;
          report({ place: placeIn(...field.split('.')), message: `${field}: ${message}` });
        } else {
          windows.push({ ...window, lastEndsAt: checked.lastEndsAt });
          places.note('maintenance window', window, placeIn('uid'));
        }
      });
      deletions.push(...content.deleteMaintenanceWindows);
    },
  };
}
