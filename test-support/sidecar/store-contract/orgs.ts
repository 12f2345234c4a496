import { beforeEach, expect, test } from '@jest/globals';
import type { OrgStore } from '../../../pkg/store/store.ts';
import { anAsked } from '../handshake.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows, plainWindow } from '../maintenance.ts';
import { newView, noViews } from '../view.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const nothing = { items: [], nextCursor: null };
const noGroups = { firing: 0, acknowledged: 0, silenced: 0, resolved: 0 };

const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';

/** What each method answers another org that names the integration `one`, the group 1 or the alert 1 of org 1. */
const answers: {
  readonly [Name in keyof OrgStore]: readonly [call: (other: OrgStore) => Promise<unknown>, answer: unknown];
} = {
  listIntegrations: [(other) => other.listIntegrations(onePage), nothing],
  getIntegration: [(other) => other.getIntegration('one'), undefined],
  listHours: [async (other) => (await other.listHours('one')).filter(({ alerts }) => alerts > 0), []],
  nameIntegration: [(other) => other.nameIntegration('one'), undefined],
  getEndpoint: [(other) => other.getEndpoint('one'), undefined],
  listSecrets: [(other) => other.listSecrets('one'), []],
  listFormerSecrets: [(other) => other.listFormerSecrets('one'), []],
  listHandshakes: [(other) => other.listHandshakes('one'), []],
  changeHandshakes: [(other) => other.changeHandshakes('one', { kind: 'ask', asked: anAsked() }), false],
  createIntegration: [
    // The same uid is another integration there.
    async (other) => (await other.createIntegration(plainIntegration({ name: 'Theirs', token: 'theirs' }))).alertCount,
    0,
  ],
  updateIntegration: [(other) => other.updateIntegration('one', { name: 'Theirs', token: 'theirs' }), undefined],
  listTemplateChanges: [(other) => other.listTemplateChanges('one'), []],
  listTemplateEditing: [(other) => other.listTemplateEditing('one'), []],
  noteTemplateEditing: [
    (other) => other.noteTemplateEditing('one', { tab: 'theirs', actor: ada, isEditing: true }),
    false,
  ],
  deleteIntegration: [(other) => other.deleteIntegration('one'), false],
  actOnIntegrations: [
    (other) => other.actOnIntegrations(['one'], 'delete'),
    [{ uid: 'one', name: null, outcome: 'not_found', hasChanged: false }],
  ],
  listWindows: [(other) => other.listWindows(), []],
  changeWindows: [(other) => other.changeWindows({ kind: 'delete', uid: 'upgrade' }, ada, 5), 'not_found'],
  listViews: [(other) => other.listViews('ada'), []],
  changeViews: [
    (other) => other.changeViews({ login: 'ada', mayShare: true }, { kind: 'delete', uid: 'shared' }),
    'not_found',
  ],
  findFacets: [(other) => other.findFacets(allGroups), { facets: [], looked: 0, of: 0 }],
  makeHistogram: [
    async (other) => {
      const { series } = await other.makeHistogram(allGroups, { by: 'state', buckets: 10 });
      return series.flatMap(({ counts }) => counts).filter((count) => count > 0);
    },
    [],
  ],
  listValues: [(other) => other.listValues(allGroups, { field: 'label', prefix: '', limit: 10 }), []],
  listGroups: [
    (other) => other.listGroups({ ...allGroups, integrationUids: ['one'] }, onePage),
    { ...nothing, previousCursor: null, before: 0, total: 0, counts: noGroups, payloads: null, unindexed: 0 },
  ],
  walkGroups: [(other) => other.walkGroups(allGroups, onePage, { sort: 'started', order: 'desc' }), nothing],
  countGroups: [(other) => other.countGroups({ ...allGroups, integrationUids: ['one'] }), noGroups],
  getGroup: [(other) => other.getGroup(1), undefined],
  findDeletion: [(other) => other.findDeletion(2), undefined],
  listEarlierGroups: [
    (other) => other.listEarlierGroups(1, onePage),
    { ...nothing, recentCount: 0, medianDuration: null, next: null },
  ],
  tellAlert: [(other) => other.tellAlert(1, 1), undefined],
  placeKey: [(other) => other.placeKey(1, 'k', null), undefined],
  findOpenGroups: [(other) => other.findOpenGroups('one', ['k']), new Map()],
  findClosedGroups: [(other) => other.findClosedGroups('one', ['k']), new Map()],
  nameGroups: [(other) => other.nameGroups([1]), []],
  listContents: [(other) => other.listContents(1, 5), []],
  listAlertsById: [(other) => other.listAlertsById([1]), []],
  getAlert: [(other) => other.getAlert('one', 1), undefined],
  listRecentAlerts: [(other) => other.listRecentAlerts('one', 5), []],
  listRecentFailures: [(other) => other.listRecentFailures('one', 5), []],
  listDeliveries: [(other) => other.listDeliveries('one', onePage), { ...nothing, previousCursor: null }],
  getDelivery: [(other) => other.getDelivery('one', 1), undefined],
  listAlerts: [(other) => other.listAlerts(1, onePage), nothing],
  listEvents: [(other) => other.listEvents(1, onePage), nothing],
  findGroupIds: [(other) => other.findGroupIds(allGroups, 0, 10), []],
  findOperation: [(other) => other.findOperation(operation), undefined],
  undoPart: [(other) => other.undoPart(1, ada, 5), { changed: [], canUndo: false, refused: [] }],
  getNote: [(other) => other.getNote(1, 2), undefined],
  editNote: [(other) => other.editNote(1, 2, 'Theirs', 5), false],
  deleteNote: [(other) => other.deleteNote(1, 2), false],
  listAccess: [(other) => other.listAccess(), []],
  listPeople: [(other) => other.listPeople(10), []],
  actOnGroups: [
    async (other) => [
      await other.actOnGroups([1, 2], { action: 'resolve' }, ada, 5),
      await other.actOnGroups([1], { action: 'delete' }, ada, 5),
    ],
    [refusedAll([1, 2]), refusedAll([1])],
  ],
};

function refusedAll(ids: number[]) {
  const refused = ids.map((id) => ({ id, code: 'not_found', number: null, state: null, by: null, at: null }));
  return { changed: [], canUndo: false, refused };
}

export function describeOrgs(on: TestStore): void {
  beforeEach(async () => {
    await on.add([on.incoming(), on.incoming()]);
    await on.org.changeViews(
      { login: 'ada', mayShare: true },
      newView({ uid: 'shared', shared: true, isDefault: true })
    );
    await on.org.changeWindows({ kind: 'create', uid: 'upgrade', content: plainWindow() }, ada, 5);
    await on.org.actOnGroups([1], { action: 'note', text: 'Ours' }, ada, 5, operation);
    await on.add([on.incoming({ groupingKey: 'b' })]);
    await on.org.actOnGroups([2], { action: 'delete' }, ada, 5);
  });

  const see = async ({ org }: TestStore) => [
    await org.listIntegrations(onePage),
    await org.getEndpoint('one'),
    await org.listGroups(allGroups, onePage),
    await org.listAlerts(1, onePage),
    await org.listEvents(1, onePage),
    await org.findOperation(operation),
    await org.listPeople(10),
    await org.listDeliveries('one', onePage),
    await org.listViews('ada'),
    await org.listWindows(),
  ];

  test('every method of an org shows and changes nothing of another', async () => {
    const before = await see(on);
    for (const [name, [call, answer]] of Object.entries(answers)) {
      expect([name, await call(on.store.forOrg(2))]).toEqual([name, answer]);
      expect([name, await see(on)]).toEqual([name, before]);
      await on.store.provision({
        integrations: [],
        deletions: [{ orgId: 2, uid: 'one' }],
        views: noViews,
        maintenance: noWindows,
        at: 1,
      });
    }
  });

  test('each numbers its groups from 1', async () => {
    const { add, incoming, store } = on;
    const theirs = await on.createIntegration(2, { token: 'theirs' });
    await add([{ ...incoming(), orgId: 2, integrationId: theirs }]);
    const { items } = await store.forOrg(2).listGroups(allGroups, onePage);
    expect(items).toMatchObject([{ number: 1, alertCount: 1, integration: { uid: 'one' } }]);
    expect(await store.countAllGroups()).toEqual(
      expect.arrayContaining([
        { orgId: 1, integrationUid: 'one', state: 'firing', count: 1 },
        { orgId: 2, integrationUid: 'one', state: 'firing', count: 1 },
      ])
    );
  });
}
