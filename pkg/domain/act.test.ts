import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainGroup } from '../../test-support/sidecar/group.ts';
import { type Action, actions, allowedActions, type State, states } from '../contract/alert-groups/states.ts';
import type { Actor } from '../contract/types.ts';
import { actOnGroup, endSilence, restoreGroup } from './act.ts';
import type { Group } from './group.ts';
import type { GroupAction } from './handling/apply-action.ts';

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
      ...(action === 'silence' && { silencedUntil: 9000, text: null }),
      ...(action === 'resolve' && { text: null }),
    },
  ]);
  expect(change?.group).toMatchObject({ title: 'Disk full', alertCount: 3, startedAt: 1000, lastAlertAt: 1500 });
});

const after = (group: Group, action: GroupAction, at = 3000, actor: Actor = bob) =>
  actOnGroup(group, action, actor, at)?.group as Group;

test('a group keeps only the times and actors that belong to its state', () => {
  expect(after(groups.silenced, { action: 'acknowledge' })).toMatchObject({
    acknowledgedAt: 3000,
    acknowledgedBy: bob,
    silencedAt: null,
    silencedBy: null,
    silencedUntil: null,
    silencedReason: null,
  });
  const resolved = after(groups.acknowledged, { action: 'resolve' });
  expect(resolved).toMatchObject({ acknowledgedBy: ada, resolvedAt: 3000, resolvedBy: bob });
  expect(after(resolved, { action: 'unresolve' }, 4000)).toEqual({
    ...firing,
    assignedTo: ada,
    assignedAt: 2000,
  });
});

describe('a silence', () => {
  const silenced = after(groups.acknowledged, { action: 'silence', until: 5000, reason: 'Maintenance' });

  test('of an acknowledged group keeps who acknowledged it, and when', () => {
    expect(silenced).toEqual({
      ...groups.acknowledged,
      state: 'silenced',
      silencedAt: 3000,
      silencedBy: bob,
      silencedUntil: 5000,
      silencedReason: 'Maintenance',
    });
  });

  test('that ends leaves the group as it was before, however often it was changed', () => {
    const changed = after(silenced, { action: 'silence', until: 6000 }, 4000, ada);
    expect(changed).toMatchObject({ silencedBy: ada, silencedUntil: 6000, silencedReason: null });
    expect(after(changed, { action: 'unsilence' })).toEqual(groups.acknowledged);
    expect(endSilence(changed, 6000)?.group).toEqual(groups.acknowledged);
    expect(after(groups.silenced, { action: 'unsilence' })).toEqual(firing);
  });

  test('is over once the group is acknowledged anew, or resolved', () => {
    expect(after(silenced, { action: 'acknowledge' }, 4000)).toEqual({
      ...groups.acknowledged,
      acknowledgedAt: 4000,
      acknowledgedBy: bob,
      assignedTo: bob,
      assignedAt: 4000,
    });
    expect(after(silenced, { action: 'resolve' }, 4000)).toEqual({
      ...groups.acknowledged,
      state: 'resolved',
      resolvedAt: 4000,
      resolvedBy: bob,
    });
  });
});

test('a reason is in the group while it holds, and in the event', () => {
  const change = actOnGroup(firing, { action: 'resolve', reason: 'Replaced the disk' }, bob, 3000);
  expect(change).toMatchObject({
    group: { resolvedReason: 'Replaced the disk' },
    events: [{ type: 'resolved', text: 'Replaced the disk' }],
  });
  expect(after(change?.group as Group, { action: 'unresolve' })).toEqual(firing);
  expect(actOnGroup(firing, { action: 'silence', until: null, reason: 'Known' }, bob, 3000)).toMatchObject({
    group: { silencedReason: 'Known' },
    events: [{ type: 'silenced', text: 'Known', silencedUntil: null }],
  });
});

describe('assignment', () => {
  const assign = (assignee: Actor | null): GroupAction => ({ action: 'assign', assignee });

  test.each(states)('is possible for a group that is %s, and changes nothing else', (state) => {
    expect(actOnGroup(groups[state], assign(bob), ada, 3000)).toEqual({
      group: { ...groups[state], assignedTo: bob, assignedAt: 3000 },
      events: [{ type: 'assigned', at: 3000, actor: ada, assignee: bob }],
    });
  });

  test('to nobody says who had the group', () => {
    const assigned = after(firing, assign(bob));
    expect(actOnGroup(assigned, assign(null), ada, 4000)).toEqual({
      group: firing,
      events: [{ type: 'unassigned', at: 4000, actor: ada, assignee: bob }],
    });
  });

  test('to who has it already is no event, whatever they are called now', () => {
    const assigned = after(firing, assign(bob));
    expect(actOnGroup(assigned, assign({ ...bob, name: 'Robert' }), ada, 4000)).toEqual({
      group: assigned,
      events: [],
    });
    expect(actOnGroup(firing, assign(null), ada, 4000)).toEqual({ group: firing, events: [] });
  });

  test('comes with an acknowledgement, and goes with it', () => {
    const taken = after(after(firing, assign(ada)), { action: 'acknowledge' }, 4000);
    expect(taken).toMatchObject({ assignedTo: bob, assignedAt: 4000 });
    expect(after(taken, { action: 'unacknowledge' }, 5000)).toEqual(firing);
  });

  test.each([
    ['was there before the acknowledgement', [assign(bob), { action: 'acknowledge' }]],
    ['was made after it', [{ action: 'acknowledge' }, assign(ada), assign(bob)]],
  ] as const)('that %s stays without it', (_, actions) => {
    const group = actions.reduce((group, action, i) => after(group, action, 3000 + i), firing);
    expect(after(group, { action: 'unacknowledge' }, 5000)).toMatchObject({ state: 'firing', assignedTo: bob });
  });

  test('does not come with what no person acknowledges', () => {
    const robot = { kind: 'service_account', login: 'sa-1', name: 'Robot' } as const;
    for (const actor of [robot, { kind: 'anonymous' }] as const) {
      expect(after(firing, { action: 'acknowledge' }, 3000, actor)).toMatchObject({ assignedTo: null });
    }
  });
});

test.each(states)('a note on a group that is %s is counted', (state) => {
  expect(actOnGroup(groups[state], { action: 'note', text: '**Look**' }, bob, 3000)).toEqual({
    group: { ...groups[state], noteCount: 1 },
    events: [{ type: 'noted', at: 3000, actor: bob, text: '**Look**' }],
  });
});

test('whatever people do, each action that is undone leaves what was before, and each state has what belongs to it', () => {
  const anyone = fc.constantFrom<Actor>(ada, bob, { kind: 'anonymous' });
  const anyAction = fc.oneof(
    fc.constantFrom(...actions).map(toGroupAction),
    fc.option(fc.constantFrom(ada, bob)).map((assignee): GroupAction => ({ action: 'assign', assignee }))
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyAction, anyone)), (deeds) => {
      let group = firing;
      deeds.forEach(([action, actor], i) => {
        const { noteCount: _, ...before } = group;
        const change = actOnGroup(group, action, actor, 3000 + i);
        const restored = restoreGroup(change?.group ?? group, before, actor, 9000).group;
        expect(restored).toEqual(group);
        group = change?.group ?? group;
        expect([
          group.resolvedAt !== null,
          group.silencedAt !== null,
          group.acknowledgedAt !== null && group.state === 'firing',
          group.acknowledgedAt === null && group.state === 'acknowledged',
          (group.assignedAt === null) === (group.assignedTo === null),
        ]).toEqual([group.state === 'resolved', group.state === 'silenced', false, false, true]);
      });
    })
  );
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

describe('where time has rules', () => {
  const rules = { quietSeconds: 60, acknowledgedSeconds: 60, reopenSeconds: null, flapping: null };

  test('it looks at a group that is opened again, or is acknowledged, and at no other', () => {
    const due = (group: Group, action: Action) =>
      actOnGroup(group, toGroupAction(action), bob, 3000, rules)?.group.dueAt;
    expect([due(groups.resolved, 'unresolve'), due(firing, 'acknowledge')]).toEqual([3000, 3000]);
    expect([due(firing, 'silence'), due(firing, 'resolve'), due(groups.acknowledged, 'unacknowledge')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('it looks at a group that is acknowledged again after a silence, or by an undoing', () => {
    const silenced = after(groups.acknowledged, { action: 'silence', until: 5000 });
    expect(endSilence(silenced, 5000, rules)?.group).toMatchObject({ state: 'acknowledged', dueAt: 5000 });
    expect(restoreGroup(groups.resolved, firing, bob, 6000, rules).group.dueAt).toBe(6000);
  });
});
