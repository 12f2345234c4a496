import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { collectLog } from '../../../test-support/sidecar/log.ts';
import { plainWindow } from '../../../test-support/sidecar/maintenance.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import type { StorePlace } from '../../../test-support/sidecar/store-contract/store-place.ts';
import type { Facts } from '../../interpret/facts.ts';
import type { Store } from '../../store/store.ts';
import { createKeepMaintenance, type KeepMaintenance } from './keep-maintenance.ts';
import { createStateMemory } from './state-memory.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

let place: StorePlace;
let store: Store;
let keep: KeepMaintenance;
let time: number;
let log: ReturnType<typeof collectLog>;

beforeEach(async () => {
  time = 11_000;
  log = collectLog();
  place = createSqlitePlace();
  store = await place.open({ now: () => time, onFatal: () => {} });
  for (const uid of ['one', 'two']) {
    await store.forOrg(1).createIntegration(plainIntegration({ uid, token: uid }));
  }
  keep = start();
});
afterEach(async () => {
  await store.close();
  await place.remove();
});

/** As a process that has just begun. */
function start(partsPerRun = 20, elapsed = alwaysDue()): KeepMaintenance {
  const tellState = createStateMemory();
  return createKeepMaintenance({ store, tellState, logger: log.logger, now: () => time, elapsed, partsPerRun });
}

/** A clock by which a look every ten seconds is always due. */
function alwaysDue(): () => number {
  let ticks = 0;
  return () => (ticks += 20_000);
}

const create = (fields: Parameters<typeof plainWindow>[0] = {}) =>
  store.forOrg(1).changeWindows({ kind: 'create', uid: 'upgrade', content: plainWindow(fields) }, ada, 5);
const open = async (facts: Partial<Facts>, receivedAt = time, integrationId = 1) => {
  await store.addAlerts([plainAlert({ integrationId, facts: plainFacts(facts), receivedAt })], []);
};
const stateOf = async (id: number) => (await store.forOrg(1).getGroup(id))?.state;
const act = (id: number, action: 'acknowledge' | 'unsilence') =>
  store.forOrg(1).actOnGroups([id], { action }, ada, time);

test('groups that open in it are silenced, those before it only where it includes them', async () => {
  await open({ groupingKey: 'before' }, 9000);
  await open({ groupingKey: 'within' });
  await create();
  expect(await keep.run()).toBe(1);
  expect([await stateOf(1), await stateOf(2)]).toEqual(['firing', 'silenced']);
  await create({ includesOpen: true });
  await keep.run();
  expect(await stateOf(1)).toBe('silenced');
});

test('what it is of is both its integrations and its query', async () => {
  await create({ integrations: ['one'], query: 'severity:high -label.env:prod' });
  await open({ groupingKey: 'a', severity: 'high', labels: { env: 'test' } });
  await open({ groupingKey: 'b', severity: 'high', labels: { env: 'prod' } });
  await open({ groupingKey: 'c', severity: 'info', labels: { env: 'test' } });
  await open({ groupingKey: 'd', severity: 'high', labels: { env: 'test' } }, time, 2);
  while (await store.catchUp()) {
    // Until all is found by its labels.
  }
  await keep.run();
  expect([await stateOf(1), await stateOf(2), await stateOf(3), await stateOf(4)]).toEqual([
    'silenced',
    'firing',
    'firing',
    'firing',
  ]);
});

test('more groups than one transaction has are all silenced, a part in each run', async () => {
  const ofTwo = { integrations: ['two'] };
  await create({ integrations: ['one'] });
  await store.addAlerts(
    Array.from({ length: 450 }, (_, i) =>
      plainAlert({ integrationId: 1, facts: plainFacts({ groupingKey: `${i}` }), receivedAt: time })
    ),
    []
  );
  await store.forOrg(1).changeWindows({ kind: 'create', uid: 'other', content: plainWindow(ofTwo) }, ada, 5);
  await open({ groupingKey: 'a' }, time, 2);
  const silenced = async () =>
    (await store.countAllGroups()).filter(({ state, count }) => state === 'silenced' && count > 0);
  // A run does one part, or one for each window: each has its turn before one has another.
  keep = start(1);
  const ofOne = { orgId: 1, integrationUid: 'one', state: 'silenced' };
  const other = { orgId: 1, integrationUid: 'two', state: 'silenced', count: 1 };
  await keep.run();
  expect(await silenced()).toEqual(expect.arrayContaining([{ ...ofOne, count: 200 }, other]));
  await keep.run();
  expect(await silenced()).toEqual(expect.arrayContaining([{ ...ofOne, count: 400 }, other]));
  await keep.run();
  expect(await silenced()).toEqual(expect.arrayContaining([{ ...ofOne, count: 450 }, other]));
});

test('while no look is due by the clock, a window that is changed, and groups that are opened, are looked at', async () => {
  keep = start(20, () => 0);
  await create({ integrations: ['two'] });
  await open({ groupingKey: 'a' });
  await keep.run();
  expect(await stateOf(1)).toBe('firing');
  const [{ version } = { version: 0 }] = await store.forOrg(1).listWindows();
  const content = plainWindow({ integrations: ['one'] });
  await store.forOrg(1).changeWindows({ kind: 'update', uid: 'upgrade', version, content }, ada, 6);
  await keep.run();
  expect(await stateOf(1)).toBe('silenced');
  await open({ groupingKey: 'b' });
  await keep.run();
  expect(await stateOf(2)).toBe('silenced');
});

test('a sidecar that was down takes what opened meanwhile, but not for a window that is over', async () => {
  await create();
  await open({ groupingKey: 'a' }, 12_000);
  time = 19_999;
  await start().run();
  expect(await stateOf(1)).toBe('silenced');
  time = 20_000;
  await store.endSilences(time);
  await open({ groupingKey: 'b' }, 13_000);
  expect(await start().run()).toBe(0);
  expect([await stateOf(1), await stateOf(2)]).toEqual(['firing', 'firing']);
});

test('a restart, and a clock that is set back, overrule nobody', async () => {
  await create();
  await open({ groupingKey: 'a' });
  await keep.run();
  await act(1, 'unsilence');
  await start().run();
  expect(await stateOf(1)).toBe('firing');
  time = 20_500;
  await start().run();
  time = 15_000;
  await start().run();
  expect(await stateOf(1)).toBe('firing');
});

test('its end follows the window, and its next occurrence silences again', async () => {
  const day = 24 * 60 * 60 * 1000;
  await create({ recurrence: { rule: 'FREQ=DAILY', timeZone: 'UTC' }, lastEndsAt: null, includesOpen: true });
  await open({ groupingKey: 'a' });
  await keep.run();
  await store.forOrg(1).changeWindows({ kind: 'end', uid: 'upgrade' }, ada, time);
  expect(await keep.run()).toBe(0);
  expect(await stateOf(1)).toBe('firing');
  time += day;
  expect(await keep.run()).toBe(1);
  expect(await store.forOrg(1).getGroup(1)).toMatchObject({ state: 'silenced', silencedUntil: day + 20_000 });
});

test('who has acknowledged a group keeps it', async () => {
  await create();
  await open({ groupingKey: 'a' });
  await act(1, 'acknowledge');
  await keep.run();
  expect(await stateOf(1)).toBe('acknowledged');
});

test('a window that cannot be carried out does not keep the others from it', async () => {
  await store
    .forOrg(1)
    .changeWindows({ kind: 'create', uid: 'faulty', content: plainWindow({ query: 'severty:' }) }, ada, 5);
  await create();
  await open({ groupingKey: 'a' });
  expect(await keep.run()).toBe(1);
  expect(await stateOf(1)).toBe('silenced');
  expect(log.log).toMatchObject([{ uid: 'faulty', org: 1 }]);
  await keep.run();
  expect(log.log).toHaveLength(1);
  const [{ version } = { version: 0 }] = (await store.forOrg(1).listWindows()).filter(({ uid }) => uid === 'faulty');
  await store.forOrg(1).changeWindows({ kind: 'update', uid: 'faulty', version, content: plainWindow() }, ada, 6);
  expect(await keep.run()).toBe(2);
  expect(log.log.slice(1)).toMatchObject([{ uid: 'faulty', org: 1, msg: expect.stringContaining('again') }]);
});

test('what has a word in its message is not silenced where that is excluded, nor before the message is known', async () => {
  await create({ query: '-printer' });
  await open({ groupingKey: 'a', title: 'A' });
  await open({ groupingKey: 'b', title: 'B' });
  while (await store.catchUp()) {
    // Until all is found by its title.
  }
  await keep.run();
  expect([await stateOf(1), await stateOf(2)]).toEqual(['firing', 'firing']);
  const messages = new Map([[1, 'The printer is out of paper.']]);
  const waiting = await store.listUnindexed(10);
  await store.indexMessages(waiting.map((group) => ({ ...group, message: messages.get(group.groupId) ?? null })));
  await keep.run();
  expect([await stateOf(1), await stateOf(2)]).toEqual(['firing', 'silenced']);
});
