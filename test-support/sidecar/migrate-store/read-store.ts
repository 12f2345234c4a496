import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import type { OrgStore, Store } from '../../../pkg/store/store.ts';
import { allGroups, onePage, readAll } from '../store-contract/pages.ts';
import { operations } from './fill-store.ts';

/** All that people can see of a store, and what else it keeps, of orgs 1 and 2. */
export async function readStore(store: Store): Promise<unknown> {
  return {
    endpoints: await store.listEndpoints(),
    counts: (await store.countAllGroups()).map((count) => JSON.stringify(count)).sort(),
    retentionTime: await store.readRetentionTime(),
    orgs: [await readOrg(store.forOrg(1)), await readOrg(store.forOrg(2))],
  };
}

async function readOrg(org: OrgStore): Promise<unknown> {
  const integrations = (await org.listIntegrations(onePage)).items;
  const groups = (await org.listGroups(allGroups, onePage)).items;
  return {
    integrations,
    templateChanges: await Promise.all(integrations.map(({ uid }) => org.listTemplateChanges(uid))),
    formerSecrets: await Promise.all(integrations.map(({ uid }) => org.listFormerSecrets(uid))),
    handshakes: await Promise.all(integrations.map(({ uid }) => org.listHandshakes(uid))),
    names: await org.nameIntegration('old'),
    views: [await org.listViews('ada'), await org.listViews(null)],
    people: await org.listPeople(10),
    operations: await Promise.all(operations.map(org.findOperation)),
    deletion: await org.findDeletion(6),
    counts: await org.countGroups(allGroups),
    deliveries: await Promise.all(integrations.map(({ uid }) => readAll((page) => org.listDeliveries(uid, page), 100))),
    recent: await Promise.all(integrations.map(({ uid }) => org.listRecentAlerts(uid, 30))),
    groups: await Promise.all(
      groups.map(async ({ id }) => ({
        group: await org.getGroup(id),
        alerts: await readAll((page) => org.listAlerts(id, page), 100),
        events: await readAll((page) => org.listEvents(id, page), 100),
        payloads: await org.listContents(id, 2),
        earlier: await org.listEarlierGroups(id, onePage),
      }))
    ),
  };
}

/** Has all indexed, with a message for each group, and searches. @returns the groups that each query finds in org 1 */
export async function search(store: Store): Promise<Record<string, number[]>> {
  while (await store.catchUp()) {
    // Until all are.
  }
  for (let some = await store.listUnindexed(100); some.length > 0; some = await store.listUnindexed(100)) {
    await store.indexMessages(some.map((group) => ({ ...group, message: `Message of ${group.groupId}.` })));
  }
  const found: Record<string, number[]> = {};
  for (const text of ['label.env=PROD', 'key:silent*', '"disk of noted"', '"message of 3."', 'printer', 'by:ada']) {
    const read = parseQuery(text);
    if ('fault' in read) {
      throw new Error(read.fault.message);
    }
    const { items } = await store.forOrg(1).listGroups({ ...allGroups, query: read.query }, onePage);
    found[text] = items.map(({ id }) => id);
  }
  return found;
}
