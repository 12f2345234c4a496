import { expect, test } from '@jest/globals';
import { plainGroup } from '../../test-support/sidecar/group.ts';
import { type Action, actions, allowedActions, type State, states } from '../contract/alert-groups/states.ts';
import { actOnGroup, endSilence, type GroupAction } from './act.ts';
import type { Group } from './group.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;

const firing = plainGroup({ title: 'Disk full', severity: 'high', alertCount: 3, lastAlertAt: 1500 });
const byAda = (action: Action) => actOnGroup(firing, toGroupAction(action), ada, 2000)?.group as Group;
const groups: Record<State, Group> = {
  firing,
  acknowledged: byAda('acknowledge'),
  silenced: byAda('silence'),
  resolved: byAda('resolve'),
};

function toGroupAction(action: Action): GroupAction {
  return action === 'silence' ? { action, until: 9000 } : { action };
}

const becomes: Record<Action, State> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'firing',
  resolve: 'resolved',
  unresolve: 'firing',
  silence: 'silenced',
  unsilence: 'firing',
};
const says: Record<Action, string> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'unacknowledged',
  resolve: 'resolved',
  unresolve: 'unresolved',
  silence: 'silenced',
  unsilence: 'unsilenced',
};

test.each(states.flatMap((state) => actions.map((action) => [state, action] as const)))('%s, %s', (state, action) => {
  const change = actOnGroup(groups[state], toGroupAction(action), bob, 3000);
  if (!allowedActions[state].includes(action)) {
    expect(change).toBeNull();
    return;
  }
  expect(change?.group.state).toBe(becomes[action]);
  expect(change?.events).toEqual([
    {
      type: says[action],
      at: 3000,
      actor: bob,
      ...(action === 'silence' && { silencedUntil: 9000 }),
    },
  ]);
  expect(change?.group).toMatchObject({ title: 'Disk full', alertCount: 3, startedAt: 1000, lastAlertAt: 1500 });
});

test('a group keeps only the times and actors that belong to its state', () => {
  expect(actOnGroup(groups.silenced, { action: 'acknowledge' }, bob, 3000)?.group).toMatchObject({
    acknowledgedAt: 3000,
    acknowledgedBy: bob,
    silencedAt: null,
    silencedBy: null,
    silencedUntil: null,
  });
  expect(actOnGroup(groups.acknowledged, { action: 'silence', until: null }, bob, 3000)?.group).toMatchObject({
    acknowledgedAt: null,
    acknowledgedBy: null,
    silencedAt: 3000,
    silencedBy: bob,
    silencedUntil: null,
  });
  const resolved = actOnGroup(groups.acknowledged, { action: 'resolve' }, bob, 3000)?.group as Group;
  expect(resolved).toMatchObject({ acknowledgedBy: ada, resolvedAt: 3000, resolvedBy: bob });
  expect(actOnGroup(resolved, { action: 'unresolve' }, bob, 4000)?.group).toEqual(firing);
});

test.each([
  ['a moment before its time', groups.silenced, 8999, false],
  ['at its time', groups.silenced, 9000, true],
  ['without an end', { ...groups.silenced, silencedUntil: null }, 1e15, false],
  ['of a group that is not silenced', firing, 1e15, false],
])('a silence %s', (_, group, at, ends) => {
  const change = endSilence(group, at);
  if (!ends) {
    expect(change).toBeNull();
    return;
  }
  expect(change).toEqual({
    group: firing,
    events: [{ type: 'unsilenced', at, actor: { kind: 'system' } }],
  });
});
