import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainFacts } from '../../test-support/sidecar/facts.ts';
import type { Signal } from '../contract/alert-groups/states.ts';
import { compareSimulations } from './compare-simulations.ts';
import type { Group } from './group.ts';
import { continueWith, simulate, type SimulatedAlert } from './simulate.ts';

const facts = (groupingKey: string | null, signal: Signal = 'fire') => plainFacts({ groupingKey, signal });
const alerts = (...list: Array<[string | null, Signal?]>): SimulatedAlert[] =>
  list.map(([key, signal], i) => ({ id: i + 1, receivedAt: i, facts: facts(key, signal) }));
const ids = (groups: ReadonlyArray<{ alertIds: readonly number[] }>) => groups.map(({ alertIds }) => alertIds);

test('alerts go to the open group of their key, as on arrival', () => {
  const { groups, outcomes } = simulate(
    alerts(['a'], ['b'], ['a'], [null], ['a', 'resolve'], ['a'], ['c', 'resolve'], ['b', 'acknowledge'], [null])
  );
  expect(groups.map(({ groupingKey, group, alertIds }) => [groupingKey, group.state, alertIds])).toEqual([
    ['a', 'resolved', [1, 3, 5]],
    ['b', 'acknowledged', [2, 8]],
    [null, 'firing', [4]],
    ['a', 'firing', [6]],
    [null, 'firing', [9]],
  ]);
  expect([...outcomes.values()]).toEqual([
    'opened',
    'opened',
    'added',
    'opened',
    'resolved',
    'opened',
    'nothing_to_resolve',
    'acknowledged',
    'opened',
  ]);
});

test('alerts go to groups that are open, also under a former key, until these are resolved', () => {
  const group = simulate(alerts(['a'])).groups.map(({ group: open }) => open)[0] as Group;
  const named = alerts(['a'], ['new'], ['new', 'resolve'], ['new'], ['b']);
  const sent = named.map((alert) => ({ ...alert, facts: { ...alert.facts, formerKey: 'old' } }));
  const { outcomes, knownGroupOf } = continueWith(sent, {
    open: new Map([
      ['a', { ...group, id: 1 }],
      ['old', { ...group, id: 2 }],
    ]),
  });
  expect([...outcomes.values()]).toEqual(['added', 'added', 'resolved', 'opened', 'opened']);
  expect([...knownGroupOf].map(([alert, { id }]) => [alert, id])).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
  ]);
});

test('an alert opens the resolved group of its key again within the reopen window', () => {
  const [open] = simulate(alerts(['a'])).groups;
  const resolved: Group = { ...(open as { group: Group }).group, state: 'resolved', resolvedAt: 0 };
  const closed = new Map([['a', { ...resolved, id: 1 }]]);
  const sent = alerts(['a', 'resolve'], ['a'], ['a', 'resolve'], ['a']).map((alert) => ({
    ...alert,
    receivedAt: 5000,
  }));
  const within = (reopenSeconds: number | null) => {
    const rules = { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds, flapping: null };
    const { outcomes, knownGroupOf } = continueWith(sent, { open: new Map(), closed, rules });
    return [[...outcomes.values()], [...knownGroupOf.keys()]];
  };
  expect(within(6)).toEqual([
    ['nothing_to_resolve', 'added', 'resolved', 'added'],
    [2, 3, 4],
  ]);
  expect(within(5)).toEqual([['nothing_to_resolve', 'opened', 'resolved', 'added'], []]);
  expect(within(null)).toEqual([['nothing_to_resolve', 'opened', 'resolved', 'opened'], []]);
});

test('another key merges and splits groups', () => {
  const present = simulate(alerts(['a'], ['b'], ['c'], ['c']));
  const proposed = simulate(alerts(['x'], ['x'], ['c'], ['d']));
  const { merged, split, outcomeChanged } = compareSimulations(present, proposed);
  expect(merged.map((entry) => [entry.proposed.groupingKey, ids(entry.present)])).toEqual([['x', [[1], [2]]]]);
  expect(split.map((entry) => [entry.present.groupingKey, ids(entry.proposed)])).toEqual([['c', [[3], [4]]]]);
  expect(outcomeChanged).toEqual([
    { alertId: 2, present: 'opened', proposed: 'added' },
    { alertId: 4, present: 'added', proposed: 'opened' },
  ]);
});

test('another condition changes states', () => {
  const present = simulate(alerts(['a'], ['a'], ['b']));
  const proposed = simulate(alerts(['a'], ['a', 'resolve'], ['b']));
  const { merged, split, stateChanged, outcomeChanged } = compareSimulations(present, proposed);
  expect([merged, split]).toEqual([[], []]);
  expect(stateChanged.map((entry) => [entry.present.group.state, entry.proposed.group.state])).toEqual([
    ['firing', 'resolved'],
  ]);
  expect(outcomeChanged).toEqual([{ alertId: 2, present: 'added', proposed: 'resolved' }]);
});

const anyAlerts = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.constantFrom<Signal>('fire', 'acknowledge', 'resolve')))
  .map((list) => alerts(...list));

test('the same templates change nothing', () => {
  fc.assert(
    fc.property(anyAlerts, (list) => {
      expect(compareSimulations(simulate(list), simulate(list))).toEqual({
        merged: [],
        split: [],
        stateChanged: [],
        outcomeChanged: [],
      });
    })
  );
});

test('every alert that is kept is in one group, and every group has one', () => {
  fc.assert(
    fc.property(anyAlerts, (list) => {
      const { groups, outcomes } = simulate(list);
      const kept = list.filter(({ id }) => outcomes.get(id) !== 'nothing_to_resolve').map(({ id }) => id);
      expect(
        ids(groups)
          .flat()
          .sort((a, b) => a - b)
      ).toEqual(kept);
      expect(groups.every(({ group, alertIds }) => group.alertCount === alertIds.length && alertIds.length > 0)).toBe(
        true
      );
    })
  );
});
