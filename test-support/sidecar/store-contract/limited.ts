import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type May, mays } from '../../../pkg/contract/integrations/access.ts';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import type { Access, Actor } from '../../../pkg/contract/types.ts';
import { mayOf, type Person } from '../../../pkg/domain/access/may.ts';
import { Forbidden } from '../../../pkg/store/errors.ts';
import type { GroupSearch } from '../../../pkg/store/shapes/searches.ts';
import type { OrgStore } from '../../../pkg/store/store.ts';
import { plainAlert } from '../alert.ts';
import { plainFacts } from '../facts.ts';
import { plainWindow } from '../maintenance.ts';
import { newView } from '../view.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const viewer: Person = { role: 'Viewer', login: 'ada', teams: [] };
const editor: Person = { ...viewer, role: 'Editor' };
const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
const newestFirst = { sort: 'started', order: 'desc' } as const;

/** To Ada; to nobody where it is null. */
const granted = (may: May | null): Access => ({ grants: may === null ? [] : [{ to: 'user', name: 'Ada', may }] });

/** What a test has made of an integration: all of it has the uid somewhere in its text. */
interface Target {
  readonly uid: string;
  readonly groupId: number;
  readonly alertId: number;
  readonly noteId: number;
}

export function describeLimited(on: TestStore): void {
  const forAda = (person: Person = viewer) => on.store.forPerson(1, person);

  /** An integration with a group that Bob has taken and noted something on, in each org that is asked for. */
  async function fill(uid: string, access: Access, orgId = 1): Promise<Target> {
    const org = on.store.forOrg(orgId);
    const settings = { ...defaultSettings, access };
    const token = `token of ${uid} ${orgId}`;
    const integrationId = await on.createIntegration(orgId, { uid, name: `Of ${uid}`, token, settings });
    const facts = plainFacts({
      groupingKey: uid,
      title: `Title ${uid}`,
      labels: { [`label-${uid}`]: uid },
      severity: 'critical',
    });
    const alert = plainAlert({ orgId, integrationId, facts, payload: JSON.stringify({ uid }) });
    await on.add([alert]);
    const [added] = await on.add([alert]);
    const { groupId, alertId } = added?.stored as { groupId: number; alertId: number };
    const by = { kind: 'user', login: `by-${uid}`, name: `By ${uid}` } as const;
    await org.actOnGroups([groupId], { action: 'acknowledge' }, by, 2000);
    await org.actOnGroups([groupId], { action: 'note', text: `Note ${uid}` }, by, 2001, operationOf(groupId));
    const noteId = (await org.listEvents(groupId, onePage)).items.find(({ type }) => type === 'noted')?.id as number;
    const scope = plainWindow({ name: `Window ${uid}`, integrations: [uid] });
    await org.changeWindows({ kind: 'create', uid: `w-${uid}`, content: scope }, by, 2002);
    await org.noteTemplateEditing(uid, editingOf(uid, by));
    await on.store.catchUp();
    return { uid, groupId, alertId, noteId };
  }

  const editingOf = (uid: string, actor: Actor) => ({ tab: `tab-${uid}`, actor, isEditing: true });
  const operationOf = (groupId: number) => `${operation.slice(0, -4)}${String(groupId).padStart(4, '0')}`;

  /** How each method is asked about something. A new one has to be placed here. */
  const ways: { readonly [Name in keyof OrgStore]: ['hides' | 'same' | 'writes', Ask] } = {
    listIntegrations: ['hides', (org) => org.listIntegrations(onePage)],
    getIntegration: ['hides', (org, { uid }) => org.getIntegration(uid)],
    listHours: ['hides', async (org, { uid }) => (await org.listHours(uid)).some(({ alerts }) => alerts > 0)],
    nameIntegration: ['hides', (org, { uid }) => org.nameIntegration(uid)],
    createIntegration: ['writes', (org) => org.createIntegration({ ...plain, uid: 'new', token: 'new' })],
    getEndpoint: ['writes', (org, { uid }) => org.getEndpoint(uid)],
    listSecrets: ['writes', (org, { uid }) => org.listSecrets(uid)],
    listFormerSecrets: ['writes', (org, { uid }) => org.listFormerSecrets(uid)],
    listHandshakes: ['writes', (org, { uid }) => org.listHandshakes(uid)],
    changeHandshakes: ['writes', (org, { uid }) => org.changeHandshakes(uid, decided)],
    updateIntegration: ['writes', (org, { uid }) => org.updateIntegration(uid, { name: 'Other' })],
    listTemplateEditing: ['hides', (org, { uid }) => org.listTemplateEditing(uid)],
    noteTemplateEditing: ['writes', (org, { uid }) => org.noteTemplateEditing(uid, editingOf(uid, ada))],
    listTemplateChanges: ['hides', (org, { uid }) => org.listTemplateChanges(uid)],
    deleteIntegration: ['writes', (org, { uid }) => org.deleteIntegration(uid)],
    actOnIntegrations: ['writes', (org, { uid }) => org.actOnIntegrations([uid], 'disable')],
    listViews: ['same', (org) => org.listViews('ada')],
    changeViews: ['same', (org) => org.changeViews({ login: 'ada', mayShare: false }, newView({ uid: 'v' }))],
    listWindows: ['hides', (org) => org.listWindows()],
    changeWindows: ['writes', (org, { uid }) => org.changeWindows({ kind: 'delete', uid: `w-${uid}` }, ada, 3000)],
    listGroups: ['hides', (org) => org.listGroups(allGroups, onePage)],
    walkGroups: ['hides', (org) => org.walkGroups(allGroups, onePage, newestFirst)],
    countGroups: ['hides', (org) => org.countGroups(allGroups)],
    findFacets: ['hides', (org) => org.findFacets(allGroups)],
    makeHistogram: ['hides', (org) => org.makeHistogram(allGroups, { by: 'state', buckets: 10 })],
    listValues: ['hides', (org) => org.listValues(allGroups, { field: 'label', prefix: '', limit: 100 })],
    findGroupIds: ['hides', (org) => org.findGroupIds(allGroups, 0, 100)],
    findOpenGroups: ['hides', async (org, { uid }) => [...(await org.findOpenGroups(uid, [uid]))]],
    findClosedGroups: ['same', async (org, { uid }) => [...(await org.findClosedGroups(uid, [uid]))]],
    nameGroups: ['hides', (org, { groupId }) => org.nameGroups([groupId])],
    getGroup: ['hides', (org, { groupId }) => org.getGroup(groupId)],
    findDeletion: ['same', (org, { groupId }) => org.findDeletion(groupId)],
    listEarlierGroups: ['same', (org, { groupId }) => org.listEarlierGroups(groupId, onePage)],
    tellAlert: ['hides', (org, { groupId, alertId }) => org.tellAlert(groupId, alertId)],
    placeKey: ['hides', (org, { groupId, uid }) => org.placeKey(groupId, uid, null)],
    listContents: ['hides', (org, { groupId }) => org.listContents(groupId, 5)],
    getAlert: ['hides', (org, { uid, alertId }) => org.getAlert(uid, alertId)],
    listAlertsById: ['hides', (org, { alertId }) => org.listAlertsById([alertId])],
    listRecentAlerts: ['hides', (org, { uid }) => org.listRecentAlerts(uid, 5)],
    listRecentFailures: ['hides', (org, { uid }) => org.listRecentFailures(uid, 5)],
    listDeliveries: ['hides', (org, { uid }) => org.listDeliveries(uid, onePage)],
    getDelivery: ['hides', (org, { uid }) => org.getDelivery(uid, 1)],
    listAlerts: ['hides', (org, { groupId }) => org.listAlerts(groupId, onePage)],
    listEvents: ['hides', (org, { groupId }) => org.listEvents(groupId, onePage)],
    actOnGroups: ['writes', (org, { groupId }) => org.actOnGroups([groupId], { action: 'resolve' }, ada, 3000)],
    findOperation: ['same', (org, { groupId }) => org.findOperation(operationOf(groupId))],
    undoPart: [
      'writes',
      async (org, { groupId }) => {
        const [part] = (await on.org.findOperation(operationOf(groupId)))?.parts ?? [];
        return org.undoPart(part as number, bob, 3000);
      },
    ],
    getNote: ['hides', (org, { groupId, noteId }) => org.getNote(groupId, noteId)],
    editNote: ['writes', (org, { groupId, noteId }) => org.editNote(groupId, noteId, 'Other', 3000)],
    deleteNote: ['writes', (org, { groupId, noteId }) => org.deleteNote(groupId, noteId)],
    listAccess: ['same', (org) => org.listAccess()],
    listPeople: ['hides', (org) => org.listPeople(10)],
  };

  test('every way to the data of an org is known here', () => {
    expect(Object.keys(forAda()).sort()).toEqual(Object.keys(ways).sort());
    expect(Object.keys(on.org).sort()).toEqual(Object.keys(ways).sort());
  });

  const named = (kind: 'hides' | 'writes') =>
    (Object.keys(ways) as Array<keyof OrgStore>).filter((name) => ways[name][0] === kind);

  test.each(named('hides'))('%s tells nothing of what somebody may not see', async (name) => {
    const [, ask] = ways[name];
    const hidden = await fill('hidden', granted(null));
    await on.org.updateIntegration('hidden', { templates: { title: 'x' } });
    const known = await ask(on.org, hidden);
    const seen = await ask(forAda(editor), hidden);
    expect(textOf(seen)).not.toEqual(textOf(known));
    expect(textOf(seen)).not.toContain('hidden');
    await on.org.updateIntegration('hidden', { settings: { access: granted('see') } });
    expect(textOf(await ask(forAda(), hidden))).toEqual(textOf(await ask(on.org, hidden)));
  });

  test.each(named('writes'))('%s changes nothing of what somebody may not see', async (name) => {
    const hidden = await fill('hidden', granted(null));
    const before = await stateOf(hidden);
    for (const person of [viewer, editor, { ...viewer, role: 'None' }]) {
      const outcome = await tryTo(() => ways[name][1](forAda(person), hidden));
      expect(outcome instanceof Error ? outcome : textOf(outcome)).not.toEqual(expect.stringContaining('Title hidden'));
    }
    expect(await stateOf(hidden)).toEqual(before);
  });

  test.each(named('writes').filter((name) => name !== 'getEndpoint' && !name.startsWith('list')))(
    '%s is refused where somebody may see only',
    async (name) => {
      const seen = await fill('seen', granted('see'));
      const before = await stateOf(seen);
      await tryTo(() => ways[name][1](forAda(editor), seen));
      expect(await stateOf(seen)).toEqual(before);
    }
  );

  async function stateOf({ uid, groupId }: Target) {
    const { listIntegrations, getGroup, listEvents, listWindows } = on.org;
    return [
      await listIntegrations(onePage),
      await getGroup(groupId),
      await listEvents(groupId, onePage),
      await listWindows(),
      uid,
    ];
  }

  describe('whoever is granted it', () => {
    test.each<[May | null, string | null]>([
      [null, 'not_found'],
      ['see', 'forbidden'],
      ['act', null],
      ['edit', null],
    ])('%s: acts, or is told why not', async (may, refusal) => {
      const { groupId } = await fill('some', granted(may));
      const acted = await forAda(editor).actOnGroups([groupId], { action: 'resolve' }, ada, 3000);
      expect(acted.refused.map(({ code }) => code)).toEqual(refusal === null ? [] : [refusal]);
      expect((await on.org.getGroup(groupId))?.state).toBe(refusal === null ? 'resolved' : 'acknowledged');
      const deleted = await forAda(editor).actOnGroups([groupId], { action: 'delete' }, ada, 3001);
      expect(deleted.refused.map(({ code }) => code)).toEqual([may === null ? 'not_found' : 'forbidden']);
    });

    test('one refusal keeps the others from nothing', async () => {
      const targets = [
        await fill('a', granted('act')),
        await fill('b', granted('see')),
        await fill('c', granted(null)),
      ];
      const ids = targets.map(({ groupId }) => groupId);
      expect(await forAda().actOnGroups([...ids, 999], { action: 'resolve' }, ada, 3000)).toMatchObject({
        changed: [ids[0]],
        refused: [
          { id: ids[1], code: 'forbidden', number: expect.any(Number) },
          { id: ids[2], code: 'not_found', number: null },
          { id: 999, code: 'not_found', number: null },
        ],
      });
    });

    test.each<[May | null, 'updated' | 'forbidden' | 'nothing']>([
      [null, 'nothing'],
      ['see', 'forbidden'],
      ['act', 'forbidden'],
      ['edit', 'updated'],
    ])('%s: edits the integration, or not', async (may, outcome) => {
      await fill('some', granted(may));
      const change = () => forAda().updateIntegration('some', { name: 'Other', settings: { keptAlerts: 7 } });
      if (outcome === 'forbidden') {
        await expect(change()).rejects.toThrow(Forbidden);
      } else {
        expect(await change()).toEqual(outcome === 'updated' ? expect.objectContaining({ name: 'Other' }) : undefined);
      }
      const [acted] = await forAda().actOnIntegrations(['some'], 'disable');
      expect(acted?.outcome).toBe({ updated: 'done', forbidden: 'forbidden', nothing: 'not_found' }[outcome]);
      expect((await forAda().actOnIntegrations(['some'], 'delete'))[0]?.outcome).not.toBe('done');
    });

    test.each([
      ['access', { settings: { access: null } }],
      ['guards', { settings: { guards: defaultSettings.guards } }],
      ['the token', { token: 'mine' }],
      ['whether the URL is shown', { urlShownOnce: true as const }],
      ['secrets', { secrets: {} }],
      ['what was replaced', { endFormer: ['token'] as const }],
    ])('nobody but an Admin changes %s', async (_, changes) => {
      await fill('some', granted('edit'));
      await expect(forAda().updateIntegration('some', changes)).rejects.toThrow(Forbidden);
      expect(
        await on.store.forPerson(1, { ...viewer, role: 'Admin' }).updateIntegration('some', changes)
      ).toBeDefined();
    });
  });

  test.each<[string, (target: Target) => Promise<unknown>, number]>([
    ['is gone', ({ groupId }) => on.deleteGroup(groupId), 1],
    ['may not be acted on any more', ({ uid }) => limit(uid, 'see'), 0],
    ['is hidden now', ({ uid }) => limit(uid, null), 0],
  ])('an Editor undoes what they did together, where one of the groups %s', async (_, change, undone) => {
    const [first, second] = [await fill('first', null), await fill('second', null)];
    const ids = [first.groupId, second.groupId];
    const together = operationOf(9999);
    await forAda(editor).actOnGroups(ids, { action: 'resolve' }, ada, 3000, together);
    await change(second);
    const [part] = (await on.org.findOperation(together))?.parts ?? [];
    const { changed, refused } = await forAda(editor).undoPart(part as number, ada, 3001);
    expect(changed).toHaveLength(undone);
    expect(refused).toHaveLength(undone === 0 ? 2 : 1);
    expect((await on.org.getGroup(first.groupId))?.state).toBe(undone === 0 ? 'resolved' : 'acknowledged');
  });

  const limit = (uid: string, may: May | null) => on.org.updateIntegration(uid, { settings: { access: granted(may) } });

  test('of whom it is known that they see all, only what they do is looked at', async () => {
    const { groupId } = await fill('some', granted(null));
    const org = on.store.forPerson(1, editor, true);
    expect(await org.getGroup(groupId)).toBeDefined();
    const { refused } = await org.actOnGroups([groupId], { action: 'resolve' }, ada, 3000);
    expect(refused.map(({ code }) => code)).toEqual(['not_found']);
    expect(await org.updateIntegration('some', { name: 'Other' })).toBeUndefined();
    expect(await on.store.forPerson(1, { ...viewer, role: 'None' }).getGroup(groupId)).toBeUndefined();
  });

  test('an access that changes counts from the next request on', async () => {
    const { groupId } = await fill('some', granted('see'));
    const org = forAda();
    expect(await org.getGroup(groupId)).toBeDefined();
    expect((await org.listGroups(allGroups, onePage)).total).toBe(1);
    await on.org.updateIntegration('some', { settings: { access: granted(null) } });
    expect(await org.getGroup(groupId)).toBeUndefined();
    expect((await org.listGroups(allGroups, onePage)).total).toBe(0);
    await on.org.updateIntegration('some', { settings: { access: null } });
    expect((await org.listGroups(allGroups, onePage)).total).toBe(1);
  });

  test('what is deleted stays hidden', async () => {
    const { groupId } = await fill('some', granted(null));
    await on.org.deleteIntegration('some');
    expect(await forAda().getGroup(groupId)).toBeUndefined();
    expect((await forAda().findFacets(allGroups)).facets).toEqual([]);
    expect(await on.org.listAccess()).toEqual([granted(null)]);
    await on.deleteGroup(groupId);
    expect(await on.org.findDeletion(groupId)).toBeDefined();
    expect(await forAda().findDeletion(groupId)).toBeUndefined();
  });

  describe('maintenance windows', () => {
    const windowOf = (...integrations: string[]) => ({
      kind: 'create' as const,
      uid: 'mine',
      content: plainWindow({ integrations }),
    });

    test('name what somebody sees, and no more', async () => {
      await fill('seen', granted('see'));
      await fill('hidden', granted(null));
      const content = plainWindow({ integrations: ['seen', 'hidden'] });
      await on.org.changeWindows({ kind: 'create', uid: 'both', content }, bob, 2000);
      const windows = await forAda().listWindows();
      expect(windows.map(({ uid, integrations }) => [uid, ...integrations])).toEqual([
        ['both', 'seen'],
        ['w-seen', 'seen'],
      ]);
      const found = await forAda().listValues(allGroups, { field: 'maintenance', prefix: '', limit: 10 });
      expect(found.map(({ value }) => value).sort()).toEqual(['both', 'w-seen']);
    });

    test.each<[string, Person, string[], string]>([
      ['of what they may act on', viewer, ['acted'], 'changed'],
      ['of what they may see only', editor, ['seen'], 'forbidden'],
      ['of some that they may not act on', editor, ['acted', 'seen'], 'forbidden'],
      ['of what they do not see', editor, ['hidden'], 'forbidden'],
      ['of what there is not', editor, ['nowhere'], 'forbidden'],
      ['of what they may act on, and nothing else', viewer, ['acted', 'nowhere'], 'forbidden'],
      ['of all', editor, [], 'forbidden'],
      ['of all, by an Admin', { ...viewer, role: 'Admin' }, [], 'changed'],
    ])('somebody makes one %s', async (_, person, integrations, outcome) => {
      await fill('acted', granted('act'));
      await fill('seen', granted('see'));
      await fill('hidden', granted(null));
      expect(await forAda(person).changeWindows(windowOf(...integrations), ada, 3000)).toBe(outcome);
    });

    test('a Viewer makes none of what there is not, although they may act on all that there is', async () => {
      await fill('acted', granted('act'));
      await limit('one', 'act');
      expect(await forAda().changeWindows(windowOf('nowhere'), ada, 3000)).toBe('forbidden');
      expect(await forAda().changeWindows(windowOf(), ada, 3000)).toBe('forbidden');
      expect(await forAda().changeWindows(windowOf('acted'), ada, 3000)).toBe('changed');
    });

    /** An integration that is deleted, and another one with its uid. */
    async function succeed(former: May | null, present: May | null): Promise<void> {
      await fill('some', granted(former));
      await on.org.changeWindows({ kind: 'delete', uid: 'w-some' }, bob, 2003);
      await on.org.deleteIntegration('some');
      await on.createIntegration(1, {
        ...plain,
        uid: 'some',
        settings: { ...defaultSettings, access: granted(present) },
      });
    }

    test.each<[May | null, string]>([
      [null, 'forbidden'],
      ['see', 'forbidden'],
      ['act', 'changed'],
    ])('one of an integration silences no group of a deleted one that had its uid: %s', async (former, outcome) => {
      await succeed(former, 'act');
      expect(await forAda().changeWindows(windowOf('some'), ada, 3000)).toBe(outcome);
    });

    test('one of a hidden integration is hidden, although they see a deleted one that had its uid', async () => {
      await succeed('see', null);
      await on.org.changeWindows(windowOf('some'), bob, 3000);
      expect(await forAda().listWindows()).toEqual([]);
    });

    test('an Editor makes one of all where nothing is restricted', async () => {
      expect(await forAda(editor).changeWindows(windowOf(), ada, 3000)).toBe('changed');
    });
  });

  test('the org without what is hidden is what somebody sees', async () => {
    // Each org of a run has the integrations that somebody may see in the one before.
    let orgId = 10;
    const access = fc.option(
      fc.record({
        grants: fc.uniqueArray(
          fc.record({
            to: fc.constantFrom('user' as const, 'team' as const),
            name: fc.constantFrom('ada', 'bob', 'Ops'),
            may: fc.constantFrom(...mays),
          }),
          { maxLength: 3, selector: ({ to, name }) => `${to} ${name}` }
        ),
      }),
      { nil: null }
    );
    const person = fc.record({
      role: fc.constantFrom('Viewer', 'Editor', 'Admin', 'None'),
      login: fc.constantFrom('ada', 'ADA', 'carl', ''),
      teams: fc.constantFrom([], ['Ops'], ['dev']),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(access, { minLength: 1, maxLength: 4 }), person, async (list, somebody) => {
        const whole = (orgId += 1);
        const part = (orgId += 1);
        for (const [i, one] of list.entries()) {
          await fill(`of${i}`, one, whole);
          if (mayOf(one, somebody) !== null) {
            await fill(`of${i}`, one, part);
          }
        }
        const limited = await surveyOf(on.store.forPerson(whole, somebody));
        expect(limited).toEqual(await surveyOf(on.store.forOrg(part)));
      }),
      { numRuns: 12 }
    );
  });
}

type Ask = (org: OrgStore, target: Target) => Promise<unknown>;

const plain = {
  uid: 'new',
  name: 'New',
  type: 'webhook',
  description: '',
  templates: {},
  settings: defaultSettings,
  token: 'new',
  createdAt: 0,
} as const;

const decided = {
  kind: 'decide',
  id: 1,
  decision: { state: 'dismissed', detail: null, by: ada, at: 1 },
} as const;

async function tryTo(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Forbidden) {
      return error;
    }
    throw error;
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one instanceof Uint8Array ? Buffer.from(one).toString() : one
  );
}

/** What there is in an org, without what numbers it. */
async function surveyOf(org: OrgStore) {
  const searches: GroupSearch[] = [
    allGroups,
    { ...allGroups, integrationUids: ['of0', 'of2'] },
    { ...allGroups, states: ['firing'] },
    { ...allGroups, query: { kind: 'severity', comparison: 'equals', value: 'critical' } },
    { ...allGroups, query: { kind: 'integration', comparison: 'differs', pattern: ['of1'] } },
  ];
  const found = [];
  for (const search of searches) {
    const { items, total, before, counts } = await org.listGroups(search, onePage);
    const walked = await org.walkGroups(search, onePage, newestFirst);
    found.push({
      ...{ titles: items.map(({ title }) => title), total, before, counts },
      walked: walked.items.map(({ title }) => title),
      counted: await org.countGroups(search),
      facets: await org.findFacets(search),
      histogram: await org.makeHistogram(search, { by: 'severity', buckets: 10 }),
      ids: (await org.findGroupIds(search, 0, 100)).length,
      values: await Promise.all(
        ['state', 'severity', 'type', 'integration', 'by', 'label', 'label.label-of0', 'maintenance'].map(
          async (field) =>
            (await org.listValues(search, { field, prefix: '', limit: 100 })).sort((a, b) =>
              a.value < b.value ? -1 : 1
            )
        )
      ),
    });
  }
  const integrations = (await org.listIntegrations(onePage)).items;
  return {
    found,
    integrations: integrations.map(({ uid, name, alertCount, openGroups }) => [uid, name, alertCount, openGroups]),
    people: (await org.listPeople(100)).map(({ login }) => login).sort(),
    windows: (await org.listWindows()).map(({ uid, integrations: scope }) => [uid, ...scope]),
  };
}
