import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import type { Actor } from '../../../pkg/contract/types.ts';
import { toGroupRules } from '../../../pkg/domain/time/group-rules.ts';
import type { ProvisionedWindow, WindowChange } from '../../../pkg/store/shapes/maintenance.ts';
import { plainWindow } from '../maintenance.ts';
import { noViews } from '../view.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const ben = { kind: 'user', login: 'ben', name: 'Ben' } as const;
const upgrade = { kind: 'maintenance', uid: 'upgrade', name: 'Upgrade' } as const;

export function describeMaintenance(on: TestStore): void {
  const change = (wanted: WindowChange, actor: Actor = ada, at = 5) => on.org.changeWindows(wanted, actor, at);
  const create = (fields: Parameters<typeof plainWindow>[0] = {}, uid = 'upgrade') =>
    change({ kind: 'create', uid, content: plainWindow(fields) });
  const versionOf = async (uid = 'upgrade') =>
    (await on.org.listWindows()).find((window) => window.uid === uid)?.version as number;
  const update = async (fields: Parameters<typeof plainWindow>[0]) =>
    change({ kind: 'update', uid: 'upgrade', version: await versionOf(), content: plainWindow(fields) }, ben, 9);
  const provision = (
    windows: ReadonlyArray<Partial<ProvisionedWindow> & { uid: string }>,
    deletions: ReadonlyArray<{ orgId: number; uid: string }> = []
  ) =>
    on.store.provision({
      integrations: [],
      deletions: [],
      views: noViews,
      maintenance: { windows: windows.map((window) => ({ orgId: 1, ...plainWindow(), ...window })), deletions },
      at: 7,
    });
  const take = async (ids: readonly number[], at = 11_000, until = 20_000) =>
    on.store.takeIntoMaintenance({ orgId: 1, uid: 'upgrade', version: await keptVersion(), until, ids, at });
  /** Of a deleted one too. */
  const keptVersion = async () =>
    (await on.store.listKeptWindows(0)).find(({ uid }) => uid === 'upgrade')?.version ?? 0;
  const settle = async (until: number | null, at: number) =>
    on.store.settleMaintenance({ orgId: 1, uid: 'upgrade', version: await keptVersion(), until, at });
  const open = (...keys: readonly string[]) => on.add(keys.map((groupingKey) => on.incoming({ groupingKey })));
  const group = (id: number) => on.org.getGroup(id);
  const lastEvent = async (id: number) => (await on.org.listEvents(id, onePage)).items[0];

  test('a window is kept with who made and who changed it', async () => {
    const content = plainWindow({ integrations: ['one'], query: 'severity:high', includesOpen: true });
    expect(await change({ kind: 'create', uid: 'upgrade', content })).toBe('changed');
    await on.restart();
    const [first] = await on.org.listWindows();
    expect(first).toEqual({
      ...content,
      orgId: 1,
      uid: 'upgrade',
      endedAt: null,
      provisioned: false,
      createdBy: ada,
      createdAt: 5,
      changedBy: null,
      changedAt: null,
      version: 1,
    });
    const recurrence = { rule: 'FREQ=DAILY', timeZone: 'Europe/Berlin' };
    expect(await update({ recurrence, lastEndsAt: null })).toBe('changed');
    expect(await on.org.listWindows()).toEqual([
      { ...first, ...plainWindow({ recurrence, lastEndsAt: null }), changedBy: ben, changedAt: 9, version: 2 },
    ]);
    expect(await change({ kind: 'delete', uid: 'upgrade' })).toBe('changed');
    expect(await on.org.listWindows()).toEqual([]);
    expect(await change({ kind: 'delete', uid: 'upgrade' })).toBe('not_found');
    expect(await change({ kind: 'end', uid: 'upgrade' })).toBe('not_found');
  });

  test('who changes a window that another one has changed meanwhile is told', async () => {
    await create();
    const version = await versionOf();
    await update({ name: 'Ben was faster' });
    expect(await change({ kind: 'update', uid: 'upgrade', version, content: plainWindow() })).toBe('outdated');
    expect(await on.org.listWindows()).toMatchObject([{ name: 'Ben was faster' }]);
  });

  test('every change has another version, in whatever org it is', async () => {
    expect(await on.store.readWindowVersion()).toBe(0);
    const seen = new Set<number>();
    const look = async () => seen.add(await on.store.readWindowVersion());
    await create();
    await look();
    await on.store.forOrg(2).changeWindows({ kind: 'create', uid: 'upgrade', content: plainWindow() }, ada, 5);
    await look();
    await update({ name: 'Other' });
    await look();
    await change({ kind: 'end', uid: 'upgrade' }, ada, 11_000);
    await look();
    await change({ kind: 'delete', uid: 'upgrade' });
    await look();
    expect([...seen]).toEqual([1, 2, 3, 4, 5]);
  });

  test('one that comes once ends for good, of one that comes again the occurrence', async () => {
    await create();
    await create({ recurrence: { rule: 'FREQ=DAILY', timeZone: 'UTC' }, lastEndsAt: null }, 'daily');
    await change({ kind: 'end', uid: 'upgrade' }, ada, 12_000);
    await change({ kind: 'end', uid: 'daily' }, ada, 12_000);
    const windows = new Map((await on.org.listWindows()).map((window) => [window.uid, window]));
    expect(windows.get('upgrade')).toMatchObject({ endsAt: 12_000, lastEndsAt: 12_000, endedAt: null });
    expect(windows.get('daily')).toMatchObject({ endsAt: 20_000, lastEndsAt: null, endedAt: 12_000 });
  });

  test('those are kept in sight that may come, and those whose silences are to change', async () => {
    const seen = async (at: number) =>
      (await on.store.listKeptWindows(at)).map(({ uid, isSettled }) => [uid, isSettled]);
    await create();
    await create({ recurrence: { rule: 'FREQ=DAILY', timeZone: 'UTC' }, lastEndsAt: null }, 'daily');
    expect(await seen(19_999)).toEqual([
      ['daily', true],
      ['upgrade', true],
    ]);
    expect(await seen(20_000)).toEqual([['daily', true]]);
    await change({ kind: 'delete', uid: 'upgrade' });
    expect(await seen(20_000)).toEqual([
      ['daily', true],
      ['upgrade', false],
    ]);
    expect(await settle(null, 20_000)).toBe(false);
    expect(await seen(19_999)).toEqual([['daily', true]]);
  });

  test('groups that fire are silenced once in an occurrence, with its name and reason', async () => {
    await create();
    await open('a', 'b', 'c');
    await on.org.actOnGroups([2], { action: 'acknowledge' }, ada, 1500);
    expect(await take([1, 2, 3, 99])).toBe(2);
    const silence = { silencedAt: 11_000, silencedBy: upgrade, silencedUntil: 20_000, silencedReason: 'New switches' };
    expect(await group(1)).toMatchObject({ state: 'silenced', ...silence });
    expect(await group(2)).toMatchObject({ state: 'acknowledged', silencedBy: null });
    expect(await lastEvent(3)).toMatchObject({
      type: 'silenced',
      actor: upgrade,
      silencedUntil: 20_000,
      text: 'New switches',
    });
    expect(await take([1, 2, 3])).toBe(0);
    await on.org.actOnGroups([1], { action: 'unsilence' }, ada, 12_000);
    expect(await take([1], 12_500)).toBe(0);
    expect(await group(1)).toMatchObject({ state: 'firing' });
    // The next occurrence is another one.
    expect(await take([1], 20_500, 30_000)).toBe(1);
  });

  test('what alerts open again is silenced again, unless a person wanted to hear of it', async () => {
    await create();
    await open('a', 'b');
    await take([1, 2]);
    await on.org.actOnGroups([2], { action: 'unsilence' }, ada, 11_500);
    const rules = toGroupRules({ ...defaultSettings, reopenSeconds: 100 });
    const again = (groupingKey: string) => [
      on.incoming({ groupingKey, signal: 'resolve' }, 12_000),
      on.incoming({ groupingKey }, 13_000),
    ];
    await on.add([...again('a'), ...again('b')].map((alert) => ({ ...alert, rules })));
    expect(await group(1)).toMatchObject({ state: 'firing', startedAt: 1000 });
    expect(await take([1, 2], 14_000)).toBe(1);
    expect(await group(1)).toMatchObject({ state: 'silenced' });
    expect(await group(2)).toMatchObject({ state: 'firing' });
  });

  test('nothing is silenced for a window that was changed meanwhile, or that another org has', async () => {
    await create();
    await open('a');
    const taking = { orgId: 1, uid: 'upgrade', version: await versionOf(), until: 20_000, ids: [1], at: 11_000 };
    await update({ name: 'Other' });
    expect(await on.store.takeIntoMaintenance(taking)).toBe(0);
    await on.store.forOrg(2).changeWindows({ kind: 'create', uid: 'theirs', content: plainWindow() }, ada, 5);
    const theirs = { ...taking, orgId: 2, uid: 'theirs', version: await on.store.readWindowVersion() };
    expect(await on.store.takeIntoMaintenance(theirs)).toBe(0);
    expect(await group(1)).toMatchObject({ state: 'firing' });
  });

  test('silences of a window that ends at another time do so too, but not those of people', async () => {
    await create();
    await open('a', 'b', 'c', 'd');
    await take([1, 2, 3, 4]);
    await on.org.actOnGroups([2], { action: 'silence', until: 60_000 }, ada, 11_500);
    await on.org.actOnGroups([3], { action: 'unsilence' }, ada, 11_500);
    await on.org.actOnGroups([4], { action: 'acknowledge' }, ada, 11_500);
    await update({ endsAt: 40_000 });
    expect(await settle(40_000, 12_000)).toBe(true);
    expect(await settle(40_000, 12_000)).toBe(false);
    expect(await group(1)).toMatchObject({ state: 'silenced', silencedUntil: 40_000, silencedBy: upgrade });
    expect(await lastEvent(1)).toMatchObject({ type: 'silenced', silencedUntil: 40_000, actor: upgrade });
    expect(await group(2)).toMatchObject({ state: 'silenced', silencedUntil: 60_000, silencedBy: ada });
    expect(await group(3)).toMatchObject({ state: 'firing' });
    expect(await group(4)).toMatchObject({ state: 'acknowledged' });
    // Who has ended it still has.
    expect(await take([3], 30_000, 40_000)).toBe(0);
    await change({ kind: 'delete', uid: 'upgrade' });
    await settle(null, 13_000);
    expect(await group(1)).toMatchObject({ state: 'firing' });
    expect(await lastEvent(1)).toMatchObject({ type: 'unsilenced', at: 13_000, actor: upgrade });
    expect(await group(2)).toMatchObject({ state: 'silenced', silencedUntil: 60_000 });
    expect(await settle(null, 13_000)).toBe(false);
  });

  test.each([
    ['is as before', undefined, { state: 'silenced', silencedUntil: 20_000 }],
    ['has another end', 40_000, { state: 'silenced', silencedUntil: 40_000, silencedBy: upgrade }],
    ['is gone', null, { state: 'firing', silencedUntil: null, silencedBy: null }],
  ])('who undoes what ended its silence gets it back as the window is then: it %s', async (_, until, wanted) => {
    const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
    await create();
    await open('a');
    await take([1]);
    await on.org.actOnGroups([1], { action: 'acknowledge' }, ada, 12_000, operation);
    if (until !== undefined) {
      await (until === null ? change({ kind: 'delete', uid: 'upgrade' }) : update({ endsAt: until }));
      while (await settle(until, 12_500)) {
        // Some hundred at a time.
      }
    }
    for (const part of (await on.org.findOperation(operation))?.parts ?? []) {
      await on.org.undoPart(part, ada, 13_000);
    }
    expect(await group(1)).toMatchObject(wanted);
  });

  test('its silences end as all others, by the window', async () => {
    await create();
    await open('a');
    await take([1]);
    expect(await on.store.endSilences(19_999)).toEqual([]);
    expect(await on.store.endSilences(20_000)).toEqual([1]);
    expect(await group(1)).toMatchObject({ state: 'firing', silencedBy: null });
    expect(await lastEvent(1)).toMatchObject({ type: 'unsilenced', actor: upgrade, at: 20_000 });
  });

  test('files own what they name, and release it when they name it no more', async () => {
    await create();
    const before = await versionOf();
    await provision([{ uid: 'upgrade' }, { uid: 'filed', name: 'Filed' }]);
    expect(await versionOf()).toBe(before);
    expect(await on.org.listWindows()).toMatchObject([
      { uid: 'filed', name: 'Filed', provisioned: true, createdBy: null, createdAt: 7 },
      { uid: 'upgrade', provisioned: true, createdBy: ada, changedAt: null },
    ]);
    for (const wanted of [
      { kind: 'end', uid: 'upgrade' },
      { kind: 'delete', uid: 'upgrade' },
    ] as const) {
      expect(await change(wanted)).toBe('provisioned');
    }
    expect(await update({})).toBe('provisioned');
    await provision([{ uid: 'upgrade', endsAt: 30_000, lastEndsAt: 30_000 }], [{ orgId: 1, uid: 'filed' }]);
    expect(await on.org.listWindows()).toMatchObject([
      { uid: 'upgrade', endsAt: 30_000, changedAt: 7, changedBy: null },
    ]);
    expect(await on.store.listKeptWindows(0)).toMatchObject([
      { uid: 'filed', isSettled: false, deletedAt: 7 },
      { uid: 'upgrade', isSettled: false },
    ]);
    await provision([]);
    expect(await on.org.listWindows()).toMatchObject([{ uid: 'upgrade', provisioned: false }]);
  });

  test('a window that is long over is forgotten, with what it noted; others are not', async () => {
    const later = 91 * 24 * 60 * 60 * 1000;
    await create();
    await create({ recurrence: { rule: 'FREQ=DAILY', timeZone: 'UTC' }, lastEndsAt: null }, 'daily');
    // More than one step of retention deletes.
    const ids = Array.from({ length: 401 }, (_, i) => i + 1);
    await open(...ids.map(String));
    await take(ids);
    on.setTime(later);
    const retain = async () => {
      while (await on.store.retain(later, { resolvedDays: 0, keptAlerts: 0 })) {
        // As often as there is something.
      }
    };
    expect(await on.store.retain(later, { resolvedDays: 0, keptAlerts: 0 })).toBe(true);
    expect(await on.org.listWindows()).toHaveLength(2);
    await retain();
    expect((await on.org.listWindows()).map(({ uid }) => uid)).toEqual(['daily']);
    expect(await group(1)).toBeDefined();
  });
}
