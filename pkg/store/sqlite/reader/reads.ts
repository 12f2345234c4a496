import * as story from '../../sql/alert-story.ts';
import * as alerts from '../../sql/alerts.ts';
import { countAllGroups } from '../../sql/count-all-groups.ts';
import type { Database } from '../../sql/database.ts';
import * as deliveries from '../../sql/deliveries.ts';
import { getNote, listEvents } from '../../sql/events.ts';
import * as groups from '../../sql/groups.ts';
import { listEarlierGroups } from '../../sql/groups-of-key.ts';
import * as integrations from '../../sql/integrations.ts';
import { findOperation } from '../../sql/operations.ts';
import * as payloads from '../../sql/payloads.ts';
import { listPeople } from '../../sql/people.ts';
import * as retention from '../../sql/retention.ts';
import { findFacets } from '../../sql/search/facets.ts';
import { findGroupIds } from '../../sql/search/find-group-ids.ts';
import { makeHistogram } from '../../sql/search/histogram.ts';
import { countGroups, listGroups } from '../../sql/search/list-groups.ts';
import { listUnindexed } from '../../sql/search/list-unindexed.ts';
import { listValues } from '../../sql/search/values.ts';
import { walkGroups } from '../../sql/search/walk-groups.ts';
import { listViews } from '../../sql/views.ts';
import { toSqliteDatabase } from '../sqlite-database.ts';

/** The reads that a reader thread carries out. Those of an org take its id first. */
export const reads = {
  check: ({ db }: Database) => db.selectFrom('orgs').select('id').limit(1).execute(),
  listEndpoints: integrations.listEndpoints,
  countAllGroups,
  countDue: retention.countDue,
  readRetentionTime: retention.readRetentionTime,
  listIntegrations: integrations.listIntegrations,
  getIntegration: integrations.getIntegration,
  nameIntegration: integrations.nameIntegration,
  getEndpoint: integrations.getEndpoint,
  listGroups,
  countGroups,
  walkGroups,
  findFacets,
  makeHistogram,
  listValues,
  getGroup: groups.getGroup,
  listEarlierGroups,
  tellAlert: story.tellAlert,
  placeKey: story.placeKey,
  listPayloads: withNewestAlert(payloads.listPayloads),
  getAlert: payloads.getAlert,
  listRecentIds: payloads.listRecentIds,
  listAlertsById: payloads.listAlertsById,
  listDeliveries: deliveries.listDeliveries,
  getDelivery: deliveries.getDelivery,
  listAlerts: withNewestAlert(alerts.listAlerts),
  listEvents,
  listViews,
  getNote,
  findOperation,
  listPeople,
  findGroupIds,
  listUnindexed,
} as const;

/** For reads with large results: the arrays whose memory moves to the calling thread. */
export const moved: { readonly [Name in ReadName]?: (result: ReadResult<Name>) => readonly Uint8Array[] } = {
  listAlerts: ({ items }) => items.map(({ payload }) => payload),
};

/** The read, with the id of the group's newest alert before its other arguments: null unless the writer has deferred it. */
function withNewestAlert<Rest extends unknown[], Result>(read: (database: Database, ...rest: Rest) => Result) {
  return ({ db }: Database, newestAlertId: number | null, ...rest: Rest) =>
    read(toSqliteDatabase(db, newestAlertId), ...rest);
}

type Reads = typeof reads;

export type ReadName = keyof Reads;

/** The arguments of a read, without the database. */
export type ReadArguments<Name extends ReadName> =
  Parameters<Reads[Name]> extends [database: Database, ...rest: infer Rest] ? Rest : never;

export type ReadResult<Name extends ReadName> = Awaited<ReturnType<Reads[Name]>>;
