import { expect, test } from '@jest/globals';
import type { ProvisionedView, ViewPerson } from '../../../pkg/store/shapes/views.ts';
import { noWindows } from '../maintenance.ts';
import { newView, plainView } from '../view.ts';
import type { TestStore } from './test-store.ts';

const ada: ViewPerson = { login: 'ada', mayShare: true };
const bob: ViewPerson = { login: 'bob', mayShare: false };
const nobody: ViewPerson = { login: null, mayShare: false };

export function describeViews(on: TestStore): void {
  const change = (person: ViewPerson, wanted: Parameters<typeof on.org.changeViews>[1]) =>
    on.org.changeViews(person, wanted);
  const seenBy = async ({ login }: ViewPerson) => on.org.listViews(login);
  const uidsSeenBy = async (person: ViewPerson) => (await seenBy(person)).map(({ uid }) => uid);
  const defaultOf = async (person: ViewPerson) => (await seenBy(person)).find((view) => view.isDefault)?.uid;
  const provision = (
    views: ReadonlyArray<Partial<ProvisionedView> & { uid: string }>,
    deletions: ReadonlyArray<{ orgId: number; uid: string }> = []
  ) =>
    on.store.provision({
      integrations: [],
      deletions: [],
      views: { views: views.map((view) => ({ ...plainView(), orgId: 1, isDefault: false, ...view })), deletions },
      maintenance: noWindows,
      at: 1,
    });

  test('one’s own, which nobody else sees, before those that the org shares', async () => {
    const content = { name: 'Mine', query: 'by:me', sort: 'last', order: 'asc', columns: ['a', 'label.team'] } as const;
    expect(await change(ada, newView({ uid: 'shared', shared: true }))).toBe('changed');
    expect(await change(ada, newView({ uid: 'ada', ...content }))).toBe('changed');
    expect(await change(bob, newView({ uid: 'bob' }))).toBe('changed');
    expect((await seenBy(ada))[0]).toEqual({
      ...content,
      uid: 'ada',
      shared: false,
      provisioned: false,
      isDefault: false,
      isOrgDefault: false,
      position: 0,
    });
    expect(await uidsSeenBy(ada)).toEqual(['ada', 'shared']);
    expect(await uidsSeenBy(bob)).toEqual(['bob', 'shared']);
    expect(await uidsSeenBy(nobody)).toEqual(['shared']);
  });

  test('only what is named changes', async () => {
    await change(ada, newView({ columns: ['a'] }));
    const [before] = await seenBy(ada);
    expect(await change(ada, { kind: 'update', uid: 'one', content: { name: 'Renamed', query: undefined } })).toBe(
      'changed'
    );
    expect(await seenBy(ada)).toEqual([{ ...before, name: 'Renamed' }]);
  });

  test.each<[string, ViewPerson, Parameters<typeof change>[1], string]>([
    ['share', bob, newView({ uid: 'new', shared: true }), 'needs_editor'],
    ['change a shared one', bob, { kind: 'update', uid: 'shared', content: { name: 'x' } }, 'needs_editor'],
    ['take a shared one', bob, { kind: 'update', uid: 'shared', content: {}, shared: false }, 'needs_editor'],
    ['say the org’s default', bob, { kind: 'update', uid: 'shared', content: {}, isOrgDefault: true }, 'needs_editor'],
    ['end the org’s default', bob, { kind: 'update', uid: 'shared', content: {}, isOrgDefault: false }, 'needs_editor'],
    ['delete a shared one', bob, { kind: 'delete', uid: 'shared' }, 'needs_editor'],
    ['order shared ones', bob, { kind: 'order', uids: ['shared'] }, 'needs_editor'],
    ['share their own', bob, { kind: 'update', uid: 'bob', content: {}, shared: true }, 'needs_editor'],
    ['change another’s', bob, { kind: 'update', uid: 'ada', content: { name: 'x' } }, 'not_found'],
    ['choose another’s', bob, { kind: 'update', uid: 'ada', content: {}, isDefault: true }, 'not_found'],
    ['delete another’s', ada, { kind: 'delete', uid: 'bob' }, 'not_found'],
    ['make their own the org’s', ada, { kind: 'update', uid: 'ada', content: {}, isOrgDefault: true }, 'not_shared'],
    ['have one without a login', nobody, newView({ uid: 'new' }), 'needs_login'],
    ['choose without a login', nobody, { kind: 'update', uid: 'shared', content: {}, isDefault: true }, 'needs_login'],
    ['change that of a file', ada, { kind: 'update', uid: 'file', content: { name: 'x' } }, 'provisioned'],
    ['unshare that of a file', ada, { kind: 'update', uid: 'file', content: {}, shared: false }, 'provisioned'],
    ['delete that of a file', ada, { kind: 'delete', uid: 'file' }, 'provisioned'],
    [
      'take the default from a file',
      ada,
      { kind: 'update', uid: 'shared', content: {}, isOrgDefault: true },
      'provisioned',
    ],
  ])('nobody can %s, and then nothing changes', async (_, person, wanted, outcome) => {
    await provision([{ uid: 'file', isDefault: outcome === 'provisioned' }]);
    await change(ada, newView({ uid: 'shared', shared: true }));
    await change(ada, newView({ uid: 'ada' }));
    await change(bob, newView({ uid: 'bob' }));
    const before = [await seenBy(ada), await seenBy(bob)];
    expect(await change(person, wanted)).toBe(outcome);
    expect([await seenBy(ada), await seenBy(bob)]).toEqual(before);
  });

  test('each person has a default of their own; the org’s serves those who chose none', async () => {
    await change(ada, newView({ uid: 'a', shared: true }));
    await change(ada, newView({ uid: 'b', shared: true }));
    await change(bob, newView({ uid: 'bob' }));
    expect([await defaultOf(ada), await defaultOf(nobody)]).toEqual([undefined, undefined]);
    await change(ada, { kind: 'update', uid: 'a', content: {}, isOrgDefault: true });
    await change(ada, { kind: 'update', uid: 'b', content: {}, isDefault: true });
    await change(bob, { kind: 'update', uid: 'bob', content: {}, isDefault: true });
    expect([await defaultOf(ada), await defaultOf(bob), await defaultOf(nobody)]).toEqual(['b', 'bob', 'a']);
    expect((await seenBy(ada)).filter((view) => view.isOrgDefault)).toMatchObject([{ uid: 'a' }]);
    await change(ada, { kind: 'update', uid: 'b', content: {}, isDefault: false });
    await change(bob, { kind: 'delete', uid: 'bob' });
    expect([await defaultOf(ada), await defaultOf(bob)]).toEqual(['a', 'a']);
    await change(ada, { kind: 'update', uid: 'b', content: {}, isOrgDefault: false });
    expect(await defaultOf(ada)).toBe('a');
    await change(ada, { kind: 'update', uid: 'a', content: {}, isOrgDefault: false });
    expect(await defaultOf(ada)).toBeUndefined();
  });

  test('a view can begin as the default', async () => {
    await change(bob, newView({ uid: 'bob', isDefault: true }));
    expect(await defaultOf(bob)).toBe('bob');
  });

  test('one that is deleted is nobody’s default', async () => {
    await change(ada, newView({ uid: 'a', shared: true }));
    await change(ada, { kind: 'update', uid: 'a', content: {}, isOrgDefault: true });
    await change(bob, { kind: 'update', uid: 'a', content: {}, isDefault: true });
    await change(ada, { kind: 'delete', uid: 'a' });
    await change(ada, newView({ uid: 'a', shared: true }));
    expect([await defaultOf(bob), await defaultOf(nobody)]).toEqual([undefined, undefined]);
  });

  test('shared by its owner, and taken back, from the defaults of the others too', async () => {
    await change(ada, newView({ uid: 'a', isDefault: true }));
    expect(await change(ada, { kind: 'update', uid: 'a', content: {}, shared: true, isOrgDefault: true })).toBe(
      'changed'
    );
    await change(bob, { kind: 'update', uid: 'a', content: {}, isDefault: true });
    expect(await defaultOf(nobody)).toBe('a');
    await change(ada, { kind: 'update', uid: 'a', content: {}, shared: false });
    expect([await uidsSeenBy(bob), await uidsSeenBy(nobody), await defaultOf(ada)]).toEqual([[], [], 'a']);
    await change(ada, { kind: 'update', uid: 'a', content: {}, shared: true });
    expect([await defaultOf(bob), await defaultOf(nobody)]).toEqual([undefined, undefined]);
  });

  test('they keep the order that people give them', async () => {
    for (const uid of ['a', 'b', 'c']) {
      await change(ada, newView({ uid, shared: true }));
      await change(bob, newView({ uid: `bob-${uid}` }));
    }
    expect(await change(ada, { kind: 'order', uids: ['c', 'gone', 'bob-c', 'c'] })).toBe('changed');
    expect(await uidsSeenBy(ada)).toEqual(['c', 'a', 'b']);
    expect(await change(bob, { kind: 'order', uids: ['bob-b', 'bob-a'] })).toBe('changed');
    expect(await uidsSeenBy(bob)).toEqual(['bob-b', 'bob-a', 'bob-c', 'c', 'a', 'b']);
    await change(ada, newView({ uid: 'new', shared: true }));
    await change(ada, { kind: 'delete', uid: 'a' });
    expect((await seenBy(ada)).map(({ uid, position }) => [uid, position])).toEqual([
      ['c', 0],
      ['b', 1],
      ['new', 2],
    ]);
  });

  test('those of files come first, in the files’ order, and are people’s again when no file names them', async () => {
    await change(ada, newView({ uid: 'people', shared: true }));
    await provision([
      { uid: 'b', name: 'B', isDefault: true },
      { uid: 'a', name: 'A' },
    ]);
    expect(await change(ada, { kind: 'order', uids: ['people', 'a', 'b'] })).toBe('changed');
    expect(await seenBy(bob)).toMatchObject([
      { uid: 'b', name: 'B', shared: true, provisioned: true, isDefault: true, isOrgDefault: true },
      { uid: 'a', name: 'A', provisioned: true, isDefault: false },
      { uid: 'people', provisioned: false },
    ]);
    await provision([{ uid: 'a', name: 'Renamed' }], [{ orgId: 1, uid: 'people' }]);
    expect(await seenBy(bob)).toMatchObject([
      { uid: 'a', name: 'Renamed', provisioned: true },
      { uid: 'b', provisioned: false, isOrgDefault: true },
    ]);
    expect(await change(ada, { kind: 'update', uid: 'b', content: {}, isOrgDefault: false })).toBe('changed');
    expect(await change(ada, { kind: 'delete', uid: 'b' })).toBe('changed');
  });
}
