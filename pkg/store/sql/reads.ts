import type { Person } from '../../domain/access/may.ts';
import { hiding } from './access/hidden.ts';
import * as limits from './access/limits.ts';
import * as story from './alert-story.ts';
import * as alerts from './alerts.ts';
import { countAllGroups } from './count-all-groups.ts';
import type { Database } from './database.ts';
import { findDeletion } from './deletions.ts';
import * as deliveries from './deliveries.ts';
import { getNote, listEvents } from './events.ts';
import { listFormerSecrets } from './former-secrets.ts';
import * as groups from './groups.ts';
import { findClosedGroups, findOpenGroups, listEarlierGroups } from './groups-of-key.ts';
import { listHandshakes } from './handshakes.ts';
import * as integrations from './integrations.ts';
import * as maintenance from './maintenance.ts';
import { findOperation } from './operations.ts';
import * as payloads from './payloads.ts';
import { listPeople } from './people.ts';
import * as retention from './retention.ts';
import { findFacets } from './search/facets.ts';
import { findGroupIds } from './search/find-group-ids.ts';
import { makeHistogram } from './search/histogram.ts';
import { countGroups, listGroups } from './search/list-groups.ts';
import { listUnindexed } from './search/list-unindexed.ts';
import { listValues } from './search/values.ts';
import { walkGroups } from './search/walk-groups.ts';
import * as secrets from './secrets.ts';
import { listTemplateChanges } from './template-changes.ts';
import { listTemplateEditing } from './template-editing.ts';
import { listViews } from './views.ts';

/** Each asks several things of one state of the database. */
const searches = { listGroups, countGroups, walkGroups, findFacets, makeHistogram, listValues, findGroupIds } as const;

/** What people may do with integrations, and with the groups of these: nothing that alerts change. */
const readsOfAccess = {
  listAccess: limits.listAccess,
  findBarred: limits.findBarred,
  isAnyBarred: limits.isAnyBarred,
  mayActOnAll: limits.mayActOnAll,
  tellGroupMays: limits.tellGroupMays,
  tellIntegrationMays: limits.tellIntegrationMays,
} as const;

/** Those of an org take its id first, and before it the id of the group's newest alert where that may be deferred. */
const allReads = {
  ...searches,
  ...readsOfAccess,
  check: ({ db }: Database) => db.selectFrom('orgs').select('id').limit(1).execute(),
  listEndpoints: integrations.listEndpoints,
  countAllGroups,
  countDue: retention.countDue,
  readRetentionTime: retention.readRetentionTime,
  listIntegrations: integrations.listIntegrations,
  getIntegration: integrations.getIntegration,
  listHours: integrations.listHours,
  nameIntegration: integrations.nameIntegration,
  getEndpoint: integrations.getEndpoint,
  listSecrets: secrets.listSecrets,
  listFormerSecrets,
  listAllSecrets: secrets.listAllSecrets,
  listHandshakes,
  findOpenGroups,
  findClosedGroups,
  nameGroups: groups.nameGroups,
  getGroup: groups.getGroup,
  findDeletion,
  listEarlierGroups,
  tellAlert: story.tellAlert,
  placeKey: story.placeKey,
  listContents: withNewestAlert(payloads.listContents),
  getAlert: payloads.getAlert,
  listRecentIds: payloads.listRecentIds,
  listAlertsById: payloads.listAlertsById,
  listRecentFailures: alerts.listRecentFailures,
  listDeliveries: deliveries.listDeliveries,
  getDelivery: deliveries.getDelivery,
  listAlerts: withNewestAlert(alerts.listAlerts),
  listEvents,
  listViews,
  listWindows: maintenance.listWindows,
  readWindowVersion: maintenance.readWindowVersion,
  listKeptWindows: maintenance.listKeptWindows,
  listTemplateChanges,
  listTemplateEditing,
  getNote,
  findOperation,
  listPeople,
  listUnindexed,
  listPartGroups: limits.listPartGroups,
} as const;

/** The reads of a store. */
export const reads = { ...allReads, readFor };

/** Whether counters of groups may be in what it reads. */
export function readsCounters(name: ReadName): boolean {
  return !(name in readsOfAccess);
}

/** The read as a person sees what it reads: without what is of integrations that they may not see. */
async function readFor(
  database: Database,
  orgId: number,
  person: Person,
  name: keyof typeof allReads,
  args: readonly unknown[]
): Promise<unknown> {
  const read = allReads[name] as (...all: readonly unknown[]) => unknown;
  const readAs = async (db: Database) => {
    const hidden = await limits.findBarred(db, orgId, person, 'see');
    return read(hidden.length === 0 ? db : hiding(db, hidden), ...args);
  };
  return name in searches ? database.atOnce(readAs) : readAs(database);
}

/** The read, with the id of the group's newest alert before its other arguments: null unless the store has deferred it. */
function withNewestAlert<Rest extends unknown[], Result>(read: (database: Database, ...rest: Rest) => Result) {
  return (database: Database, newestAlertId: number | null, ...rest: Rest) =>
    read(newestAlertId === null ? database : database.knowing(newestAlertId), ...rest);
}

type Reads = typeof reads;

export type ReadName = keyof Reads;

/** The arguments of a read, without the database. */
export type ReadArguments<Name extends ReadName> =
  Parameters<Reads[Name]> extends [database: Database, ...rest: infer Rest] ? Rest : never;

export type ReadResult<Name extends ReadName> = Awaited<ReturnType<Reads[Name]>>;
