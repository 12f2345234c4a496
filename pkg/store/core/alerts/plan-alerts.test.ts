import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainAlert } from '../../../../test-support/sidecar/alert.ts';
import { createAlertTables } from '../../../../test-support/sidecar/alert-tables.ts';
import { plainFacts } from '../../../../test-support/sidecar/facts.ts';
import { asOneDelivery } from '../../../../test-support/sidecar/split.ts';
import { foldAlert } from '../../../domain/fold.ts';
import type { Group, NewEvent } from '../../../domain/group.ts';
import type { Facts } from '../../../interpret/facts.ts';
import type { AddedAlert, IncomingAlert } from '../../shapes/alerts.ts';
import type { RejectedDelivery } from '../../shapes/deliveries.ts';

const alert = (facts: Partial<Facts> = {}, fields: Partial<IncomingAlert> = {}) =>
  plainAlert({ facts: plainFacts(facts), ...fields });
const withId = (id: number, fields: Partial<IncomingAlert> = {}, expiresAt = 5000) =>
  alert(
    {},
    { delivery: { ...plainAlert().delivery, idHash: new Uint8Array([id]), idExpiresAt: expiresAt }, ...fields }
  );
const rejected = (outcome: string): RejectedDelivery => ({
  orgId: 1,
  integrationId: 1,
  receivedAt: 1001,
  address: '192.0.2.2',
  size: 9,
  outcome,
  detail: 'why',
  body: new Uint8Array([1]),
  tookMs: 1,
  request: null,
});
const groupIds = (outcomes: readonly AddedAlert[]) => outcomes.map(({ stored }) => stored?.groupId ?? null);

describe('groups', () => {
  test('a recovery closes the group, and the next alert opens another, each written once', () => {
    const tables = createAlertTables();
    tables.add([alert()]);
    const { outcomes, groupWrites } = tables.add([
      alert({ title: 'named' }),
      alert({ signal: 'resolve' }),
      alert({ signal: 'resolve' }),
      alert(),
      alert({ signal: 'resolve' }),
      alert(),
    ]);
    expect(groupIds(outcomes)).toEqual([1, 1, null, 2, 2, 3]);
    expect(groupWrites.map(({ kind, planned }) => [kind, planned.id, planned.group.state])).toEqual([
      ['update', 1, 'resolved'],
      ['insert', 2, 'resolved'],
      ['insert', 3, 'firing'],
    ]);
    expect([...tables.groups.values()]).toMatchObject([
      { number: 1, firstAlertId: 1, group: { title: 'named', alertCount: 3 } },
      { number: 2, firstAlertId: 4, group: { alertCount: 2 } },
      { number: 3, firstAlertId: 6, group: { alertCount: 1 } },
    ]);
  });

  test('a group of which only the counters change has no write', () => {
    const tables = createAlertTables();
    tables.add([alert({ labels: { a: 'b' } })]);
    expect(tables.add([alert({ labels: { a: 'b' } }), alert()]).groupWrites).toEqual([]);
    expect(tables.groups.get(1)?.group.alertCount).toBe(3);
    expect(tables.add([alert({ labels: { a: 'c' } })]).groupWrites).toMatchObject([{ kind: 'update' }]);
  });

  test('without a key each alert opens a group, which takes no other', () => {
    const tables = createAlertTables();
    const { outcomes } = tables.add([alert({ groupingKey: null }), alert({ groupingKey: null })]);
    expect(groupIds(outcomes)).toEqual([1, 2]);
    expect([...tables.groups.values()]).toMatchObject([
      { key: null, groupingKey: null },
      { key: null, groupingKey: null },
    ]);
  });

  test('integrations share no group, and each org counts its groups by itself', () => {
    const tables = createAlertTables();
    const { outcomes } = tables.add([
      alert(),
      alert({}, { integrationId: 2 }),
      alert({}, { integrationId: 3, orgId: 2 }),
      alert({ groupingKey: 'other' }),
    ]);
    expect(groupIds(outcomes)).toEqual([1, 2, 3, 4]);
    expect([...tables.groups.values()].map(({ orgId, number }) => [orgId, number])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [1, 3],
    ]);
  });

  test('long keys that begin alike are kept apart, and are shortened for people only', () => {
    const tables = createAlertTables();
    const long = 'x'.repeat(300);
    const { outcomes } = tables.add([`${long}a`, `${long}b`, `${long}a`].map((groupingKey) => alert({ groupingKey })));
    expect(groupIds(outcomes)).toEqual([1, 2, 1]);
    expect(tables.groups.get(1)?.groupingKey).toBe(`${'x'.repeat(254)}…`);
  });
});

describe('a former key', () => {
  const now = { groupingKey: 'now', formerKey: 'formerly' };

  test('has its open group taken over, which alerts then find by the present key', () => {
    const tables = createAlertTables();
    tables.add([alert({ groupingKey: 'formerly' })]);
    const { outcomes, groupWrites } = tables.add([alert(now), alert(now)]);
    expect(groupIds(outcomes)).toEqual([1, 1]);
    expect(groupWrites).toMatchObject([{ kind: 'set_key', groupingKey: 'now' }]);
    expect(groupIds(tables.add([alert({ groupingKey: 'now', signal: 'resolve' })]).outcomes)).toEqual([1]);
  });

  test('is free for a new group once its group is taken over', () => {
    const tables = createAlertTables();
    tables.add([alert({ groupingKey: 'formerly' })]);
    expect(groupIds(tables.add([alert(now), alert({ groupingKey: 'formerly' })]).outcomes)).toEqual([1, 2]);
  });

  test('keeps a group that the batch itself has given an alert', () => {
    const tables = createAlertTables();
    tables.add([alert({ groupingKey: 'formerly' })]);
    expect(groupIds(tables.add([alert({ groupingKey: 'formerly' }), alert(now)]).outcomes)).toEqual([1, 2]);
  });

  test('may itself take over from an older one', () => {
    const tables = createAlertTables();
    tables.add([alert({ groupingKey: 'formerly' }), alert({ groupingKey: 'oldest' })]);
    const second = alert({ groupingKey: 'formerly', formerKey: 'oldest' });
    expect(groupIds(tables.add([alert(now), second]).outcomes)).toEqual([1, 2]);
    expect([...tables.groups.values()].map(({ groupingKey }) => groupingKey)).toEqual(['now', 'formerly']);
  });
});

describe('deliveries', () => {
  test('one that comes again, in the batch or later, is no new alert until its time is over', () => {
    const tables = createAlertTables();
    const { outcomes } = tables.add([withId(1), withId(1), withId(2)]);
    expect(outcomes.map(({ duplicate, stored }) => [duplicate, stored?.alertId])).toEqual([
      [false, 1],
      [true, 1],
      [false, 2],
    ]);
    expect(tables.add([withId(1, { receivedAt: 4999 })]).outcomes).toMatchObject([{ duplicate: true }]);
    expect(tables.add([withId(1, { receivedAt: 5000 }, 9000)]).outcomes).toMatchObject([
      { duplicate: false, stored: { alertId: 3 } },
    ]);
    expect(tables.add([withId(1, { receivedAt: 8999 })]).outcomes).toMatchObject([{ stored: { alertId: 3 } }]);
  });

  test('the id of another integration is another id', () => {
    const tables = createAlertTables();
    const { outcomes } = tables.add([withId(1), withId(1, { integrationId: 2 })]);
    expect(outcomes.map(({ duplicate }) => duplicate)).toEqual([false, false]);
  });

  test('a recovery with nothing to resolve is remembered as that', () => {
    const tables = createAlertTables();
    const recovery = { ...withId(1), facts: plainFacts({ signal: 'resolve' }) };
    expect(tables.add([recovery, recovery]).outcomes).toEqual([
      { stored: null, duplicate: false },
      { stored: null, duplicate: true },
    ]);
    expect([...tables.deliveries.values()].map(({ outcome }) => outcome)).toEqual(['nothing_to_resolve', 'duplicate']);
  });

  test('all are numbered and counted, the rejected ones after the others', () => {
    const tables = createAlertTables();
    tables.add([alert()]);
    tables.add([alert({}, { receivedAt: 900 }), withId(1)], [rejected('limited'), rejected('too_large')]);
    expect([...tables.deliveries.values()].map(({ number, outcome, alertId }) => [number, outcome, alertId])).toEqual([
      [1, 'accepted', 1],
      [2, 'accepted', 2],
      [3, 'accepted', 3],
      [4, 'limited', null],
      [5, 'too_large', null],
    ]);
    expect(tables.integrations.get(1)).toEqual({
      alertCount: 3,
      lastAlertAt: 1000,
      deliveryCount: 5,
      limitedCount: 1,
      rejectedCount: 1,
      failedCount: 0,
      openedCount: 1,
      resolvedCount: 0,
    });
  });

  test('groups that alerts open and resolve are counted, and alerts on which a template failed', () => {
    const tables = createAlertTables();
    const failures = [{ template: 'title', line: 1, column: 2, message: 'broken' }] as const;
    tables.add([alert(), alert({ signal: 'resolve' }), alert({ signal: 'resolve' }), alert({ failures })]);
    tables.add([alert({ groupingKey: null, failures })], [rejected('disabled')]);
    expect(tables.integrations.get(1)).toMatchObject({
      alertCount: 4,
      rejectedCount: 0,
      failedCount: 2,
      openedCount: 3,
      resolvedCount: 1,
    });
  });
});

describe('a delivery that is split', () => {
  test('is one delivery, which says what became of its alerts', () => {
    const tables = createAlertTables();
    const { outcomes } = tables.add([
      alert(),
      ...asOneDelivery([
        alert({ groupingKey: 'a', signal: 'resolve' }),
        alert({ groupingKey: 'a' }),
        alert({ groupingKey: 'b' }),
        alert({ groupingKey: 'a', signal: 'resolve' }),
      ]),
      alert(),
    ]);
    expect(groupIds(outcomes)).toEqual([1, null, 2, 3, 2, 1]);
    expect([...tables.deliveries.values()]).toMatchObject([
      { number: 1, outcome: 'accepted', alertId: 1, split: null },
      { number: 2, outcome: 'accepted', alertId: 2, split: { parts: 4, alertIds: [2, 3, 4] } },
      { number: 3, outcome: 'accepted', alertId: 5, split: null },
    ]);
    expect(tables.integrations.get(1)).toMatchObject({ alertCount: 5, deliveryCount: 3 });
  });

  test('of recoveries with nothing to resolve has resolved nothing', () => {
    const tables = createAlertTables();
    tables.add(asOneDelivery([alert({ signal: 'resolve' }), alert({ groupingKey: 'b', signal: 'resolve' })]));
    expect([...tables.deliveries.values()]).toMatchObject([
      { outcome: 'nothing_to_resolve', alertId: null, split: { parts: 2, alertIds: [] } },
    ]);
  });

  test('that comes again brings none of its alerts again, and is answered with the first that was stored', () => {
    const tables = createAlertTables();
    const { delivery } = withId(1);
    const recovery = alert({ groupingKey: 'x', signal: 'resolve' }, { delivery });
    const sent = asOneDelivery([recovery, alert({ groupingKey: 'a' }), alert({ groupingKey: 'b' })]);
    const stored = { alertId: 1, groupId: 1 };
    const again = [
      { stored, duplicate: true },
      { stored, duplicate: true },
      { stored, duplicate: true },
    ];
    expect(tables.add([...sent, ...sent]).outcomes.slice(3)).toEqual(again);
    expect(tables.add(sent).outcomes).toEqual(again);
    expect([...tables.deliveries.values()].slice(1)).toMatchObject([
      { outcome: 'duplicate', alertId: 1, split: { parts: 3, alertIds: [] } },
      { outcome: 'duplicate', alertId: 1, split: { parts: 3, alertIds: [] } },
    ]);
    expect(tables.alerts.size).toBe(2);
  });
});

test('an alert keeps what was made of it, and a severity that says none is none', () => {
  const tables = createAlertTables();
  const failures = [{ template: 'title', line: 1, column: 2, message: 'broken' }] as const;
  tables.add([alert({ severity: 'none', failures, title: 'T', signal: 'acknowledge' }, { payload: '[1]' })]);
  expect(tables.alerts.get(1)).toEqual({
    id: 1,
    orgId: 1,
    integrationId: 1,
    groupId: 1,
    group: 0,
    integration: 0,
    receivedAt: 1000,
    signal: 'acknowledge',
    title: 'T',
    severity: null,
    failures,
    headers: null,
    payload: '[1]',
  });
});

test('an empty batch writes nothing', () => {
  const { outcomes, groups, groupWrites, alerts, events, deliveries, integrations } = createAlertTables().add([]);
  expect([outcomes, groups, groupWrites, alerts, events, deliveries, integrations]).toEqual([
    [],
    [],
    [],
    [],
    [],
    [],
    [],
  ]);
});

/** What the rules say, one alert after the other, in the plainest way. */
function createModel() {
  interface ModelGroup {
    readonly integrationId: number;
    key: string | null;
    group: Group;
    events: NewEvent[];
    alertIds: number[];
  }
  const groups: ModelGroup[] = [];
  const remembered = new Map<string, { stored: AddedAlert['stored']; expiresAt: number }>();
  let alertCount = 0;
  const findOpen = (integrationId: number, key: string) =>
    groups.find((one) => one.integrationId === integrationId && one.key === key && one.group.state !== 'resolved');

  return {
    groups,
    add(alerts: readonly IncomingAlert[]): AddedAlert[] {
      const touched = new Set<string>();
      return alerts.map((incoming): AddedAlert => {
        const { integrationId, facts, receivedAt, delivery } = incoming;
        const id = delivery.idHash && `${integrationId} ${delivery.idHash}`;
        const earlier = id === null ? undefined : remembered.get(id);
        if (earlier !== undefined && earlier.expiresAt > receivedAt) {
          return { stored: earlier.stored, duplicate: true };
        }
        const stored = store(incoming, touched);
        if (id !== null) {
          remembered.set(id, { stored, expiresAt: delivery.idExpiresAt });
        }
        return { stored, duplicate: false };

        function store({ facts: { groupingKey: key, formerKey } }: IncomingAlert, seen: Set<string>) {
          let open = key === null ? undefined : findOpen(integrationId, key);
          const mayTakeOver = open === undefined && key !== null && !seen.has(`${integrationId} ${key}`);
          if (mayTakeOver && formerKey !== null && !seen.has(`${integrationId} ${formerKey}`)) {
            open = findOpen(integrationId, formerKey);
            if (open !== undefined) {
              open.key = key;
            }
          }
          const change = foldAlert(open?.group ?? null, facts, incoming);
          if (change === null) {
            return null;
          }
          if (open === undefined) {
            open = { integrationId, key, group: change.group, events: [], alertIds: [] };
            groups.push(open);
          }
          seen.add(`${integrationId} ${key}`);
          alertCount += 1;
          open.group = change.group;
          open.events.push(...change.events);
          open.alertIds.push(alertCount);
          return { alertId: alertCount, groupId: groups.indexOf(open) + 1 };
        }
      });
    },
  };
}

const anyKey = fc.constantFrom('a', 'b', 'c', 'd');
const anyAlert = fc
  .record({
    integrationId: fc.constantFrom(1, 2),
    groupingKey: fc.option(anyKey, { freq: 8 }),
    formerKey: fc.option(anyKey, { freq: 2 }),
    signal: fc.constantFrom<Facts['signal']>('fire', 'fire', 'acknowledge', 'resolve'),
    title: fc.constantFrom(null, 'T', 'U'),
    receivedAt: fc.integer({ min: 1000, max: 1010 }),
    id: fc.option(fc.nat(2), { freq: 2 }),
    idExpiresAt: fc.integer({ min: 1000, max: 1012 }),
  })
  .map(({ integrationId, receivedAt, id, idExpiresAt, ...facts }) =>
    alert(facts, {
      integrationId,
      receivedAt,
      delivery: { ...plainAlert().delivery, idHash: id === null ? null : new Uint8Array([id]), idExpiresAt },
    })
  );

test('whatever comes in whatever batches, all is as the rules say for one alert after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyAlert, { maxLength: 12 }), { maxLength: 6 }), (batches) => {
      const tables = createAlertTables();
      const model = createModel();
      for (const batch of batches) {
        expect(tables.add(batch).outcomes).toEqual(model.add(batch));
      }
      expect([...tables.groups].map(([id, { number }]) => [id, number])).toEqual(
        model.groups.map((_, i) => [i + 1, i + 1])
      );
      expect(
        [...tables.groups].map(([id, { integrationId, groupingKey, group, firstAlertId }]) => ({
          integrationId,
          key: groupingKey,
          group,
          events: tables.events.filter(({ groupId }) => groupId === id).map(({ event }) => event),
          alertIds: [...tables.alerts.values()].filter(({ groupId }) => groupId === id).map((one) => one.id),
          firstAlertId,
        }))
      ).toEqual(model.groups.map((group) => ({ ...group, firstAlertId: group.alertIds[0] })));
      for (const integrationId of [1, 2]) {
        const all = batches.flat().filter((one) => one.integrationId === integrationId);
        const stored = [...tables.alerts.values()].filter((one) => one.integrationId === integrationId);
        const counters = tables.integrations.get(integrationId);
        expect([counters?.deliveryCount ?? 0, counters?.alertCount ?? 0]).toEqual([all.length, stored.length]);
      }
    }),
    { numRuns: 500 }
  );
});

test('over any history of batches an alert opens the group of its key again within the window, and another one after it', () => {
  const window = 10;
  const rules = { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds: window, flapping: null };
  const one = fc.record({
    key: fc.constantFrom('a', 'b'),
    signal: fc.constantFrom<Facts['signal']>('fire', 'resolve'),
    pause: fc.nat(8),
    ruled: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 5 }), { maxLength: 8 }), (batches) => {
      const tables = createAlertTables();
      // The slow model: of each key the groups in the order in which they were opened, and when the last one was resolved.
      const model = new Map<string, { group: number; resolvedAt: number | null }>();
      let opened = 0;
      let at = 1000;
      for (const batch of batches) {
        const expected: Array<number | null> = [];
        const alerts = batch.map(({ key, signal, pause, ruled }) => {
          at += pause * 1000;
          const last = model.get(key);
          const isOpen = last !== undefined && last.resolvedAt === null;
          const opens = ruled && last !== undefined && last.resolvedAt !== null && at - last.resolvedAt < window * 1000;
          if (signal === 'resolve') {
            expected.push(isOpen ? last.group : null);
            if (isOpen) {
              model.set(key, { group: last.group, resolvedAt: at });
            }
          } else {
            const group = isOpen || opens ? (last?.group as number) : (opened += 1);
            model.set(key, { group, resolvedAt: null });
            expected.push(group);
          }
          return alert({ groupingKey: key, signal }, { receivedAt: at, rules: ruled ? rules : null });
        });
        expect(groupIds(tables.add(alerts).outcomes)).toEqual(expected);
      }
    })
  );
});
