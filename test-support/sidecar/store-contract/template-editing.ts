import { expect, test } from '@jest/globals';
import { editingExpiresMs } from '../../../pkg/contract/templates/editing.ts';
import type { Actor } from '../../../pkg/contract/types.ts';
import type { TestStore } from './test-store.ts';

const ada: Actor = { kind: 'user', login: 'ada', name: 'Ada' };
const bob: Actor = { kind: 'user', login: 'bob', name: 'Bob' };

export function describeTemplateEditing(on: TestStore): void {
  const edit = (tab: string, actor = ada, uid = 'one') =>
    on.org.noteTemplateEditing(uid, { tab, actor, isEditing: true });
  const leave = (tab: string, actor = ada) => on.org.noteTemplateEditing('one', { tab, actor, isEditing: false });
  const list = (uid = 'one') => on.org.listTemplateEditing(uid);
  const tabs = async () => (await list()).map(({ tab }) => tab);

  test('who edits is known from when on, also after a restart, until they leave', async () => {
    on.setTime(1000);
    expect(await edit('a')).toBe(true);
    on.setTime(2000);
    expect(await edit('b', bob)).toBe(true);
    on.setTime(3000);
    expect(await edit('a')).toBe(false);
    await on.restart();
    expect(await list()).toEqual([
      { tab: 'a', actor: ada, since: 1000, seenAt: 3000 },
      { tab: 'b', actor: bob, since: 2000, seenAt: 2000 },
    ]);
    expect([await leave('a'), await leave('a')]).toEqual([true, false]);
    expect(await tabs()).toEqual(['b']);
  });

  test('who is not heard of any more edits no more, and begins anew when heard of again', async () => {
    on.setTime(1000);
    await edit('a');
    on.setTime(1000 + editingExpiresMs - 1);
    expect(await tabs()).toEqual(['a']);
    on.setTime(1000 + editingExpiresMs);
    expect(await tabs()).toEqual([]);
    expect(await leave('a')).toBe(false);
    expect(await edit('a')).toBe(true);
    expect(await list()).toMatchObject([{ since: 1000 + editingExpiresMs }]);
  });

  test('nobody speaks for the page of another person', async () => {
    await edit('a');
    expect([await edit('a', bob), await leave('a', bob)]).toEqual([false, false]);
    expect(await list()).toMatchObject([{ actor: ada }]);
  });

  test('it is known by integration, and forgotten with it', async () => {
    await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two' });
    await edit('a');
    await edit('a', bob, 'two');
    expect([await list(), await list('two')]).toMatchObject([[{ actor: ada }], [{ actor: bob }]]);
    await on.org.deleteIntegration('one');
    expect(await edit('a')).toBe(false);
    await on.createIntegration(1, { name: 'Next' });
    expect([await list(), await list('two')]).toMatchObject([[], [{ actor: bob }]]);
  });

  test('what has expired is deleted with what is old', async () => {
    const retain = () => on.store.retain(0, { resolvedDays: 0, keptAlerts: 0 });
    await edit('a');
    on.setTime(editingExpiresMs);
    await edit('b', bob);
    await retain();
    // Where the clock is set back, what is still there has not expired.
    on.setTime(editingExpiresMs - 1);
    expect(await tabs()).toEqual(['b']);
  });
}
