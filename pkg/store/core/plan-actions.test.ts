import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainGroup } from '../../../test-support/sidecar/group.ts';
import { actions, states } from '../../contract/alert-groups/states.ts';
import { actOnGroup } from '../../domain/act.ts';
import type { GroupAction } from '../../domain/handling/apply-action.ts';
import type { PersonAction } from '../shapes/actions.ts';
import { type ActedGroup, planActions } from './plan-actions.ts';

const context = { actor: { kind: 'user', login: 'ada', name: 'Ada' }, at: 2000 } as const;
const acted = (id: number, fields: Partial<ActedGroup> = {}): ActedGroup => ({
  id,
  orgId: 1,
  number: id,
  group: plainGroup(),
  rules: null,
  key: `k${id}`,
  keySilence: null,
  ...fields,
});
const resolved = plainGroup({ state: 'resolved', resolvedAt: 1500 });

function plan(groups: readonly ActedGroup[], ids: readonly number[], action: PersonAction, openKeys: string[] = []) {
  const facts = { groups: new Map(groups.map((group) => [group.id, group])), openKeys: new Set(openKeys) };
  const { report, ...rest } = planActions(facts, ids, action, context);
  const codes = new Map(report.refused.map(({ id, code }) => [id, code]));
  return { ...rest, report, outcomes: ids.map((id) => codes.get(id) ?? 'changed') };
}

test('each id has an outcome of its own, in the order of the ids', () => {
  const { outcomes, updates } = plan([acted(1), acted(2, { group: resolved }), acted(3)], [3, 2, 9, 1], {
    action: 'acknowledge',
  });
  expect(outcomes).toEqual(['changed', 'not_allowed', 'not_found', 'changed']);
  expect(updates).toMatchObject([
    { id: 3, orgId: 1, group: { state: 'acknowledged', acknowledgedAt: 2000 }, events: [{ type: 'acknowledged' }] },
    { id: 1, orgId: 1, group: { state: 'acknowledged' }, events: [{ type: 'acknowledged' }] },
  ]);
});

test('an id that is given twice is acted on once', () => {
  expect(plan([acted(1)], [1, 1], { action: 'resolve' })).toMatchObject({
    report: { changed: [1], refused: [] },
    updates: [{ id: 1 }],
  });
});

test('who refuses says its number, its state, who brought it there, and when', () => {
  const by = { kind: 'user', login: 'bob', name: 'Bob' } as const;
  const groups = {
    acknowledge: plainGroup({ state: 'acknowledged', acknowledgedAt: 1100, acknowledgedBy: by }),
    unresolve: plainGroup({ state: 'silenced', silencedAt: 1100, silencedBy: by, acknowledgedAt: 1050 }),
    unsilence: plainGroup({ state: 'resolved', resolvedAt: 1100, resolvedBy: by, acknowledgedAt: 1050 }),
  } as const;
  for (const [action, group] of Object.entries(groups)) {
    const { report } = plan([acted(7, { number: 70, group })], [7], { action } as GroupAction);
    expect(report).toEqual({
      changed: [],
      canUndo: false,
      refused: [{ id: 7, code: 'not_allowed', number: 70, state: group.state, by, at: 1100 }],
    });
  }
  expect(plan([acted(7)], [7], { action: 'unresolve' }).report.refused).toMatchObject([{ by: null, at: null }]);
});

test('to assign a group to who has it is no refusal, and nothing to undo', () => {
  const group = plainGroup({ assignedTo: context.actor, assignedAt: 1100 });
  expect(plan([acted(1, { group })], [1], { action: 'assign', assignee: context.actor })).toMatchObject({
    report: { changed: [1], canUndo: false, refused: [] },
    updates: [],
  });
});

test('any group can be deleted, open or resolved, once', () => {
  const { report, updates, deletions } = plan([acted(1), acted(2, { group: resolved })], [2, 1, 9], {
    action: 'delete',
  });
  expect(report).toMatchObject({ changed: [2, 1], canUndo: true, refused: [{ id: 9, code: 'not_found' }] });
  expect([updates, deletions.map(({ id }) => id)]).toEqual([[], [2, 1]]);
});

test('a group stays resolved while a newer one with its key is open', () => {
  const group = acted(1, { group: resolved, key: 'k' });
  expect(plan([group], [1], { action: 'unresolve' }, ['k'])).toMatchObject({
    outcomes: ['newer_group_open'],
    updates: [],
  });
  expect(plan([group], [1], { action: 'unresolve' }, ['other']).outcomes).toEqual(['changed']);
});

test('of two resolved groups with one key, the first one opens', () => {
  const groups = [acted(1, { group: resolved, key: 'k' }), acted(2, { group: resolved, key: 'k' })];
  expect(plan(groups, [2, 1], { action: 'unresolve' }).outcomes).toEqual(['changed', 'newer_group_open']);
});

test('groups without a key never stand in each other’s way', () => {
  const groups = [acted(1, { group: resolved, key: null }), acted(2, { group: resolved, key: null })];
  expect(plan(groups, [1, 2], { action: 'unresolve' }).outcomes).toEqual(['changed', 'changed']);
});

const anyAction = fc
  .constantFrom(...actions)
  .map((action): GroupAction => (action === 'silence' ? { action, until: 9000 } : { action }));
/** Groups over two keys, of which at most one is open each, as the database keeps them. */
const anyGroups = fc
  .array(fc.record({ state: fc.constantFrom(...states), key: fc.constantFrom('a', 'b', null) }), { maxLength: 6 })
  .map((rows) =>
    rows.map(({ state, key }, i) => {
      const isSecond = rows.slice(0, i).some((row) => row.key === key && key !== null && row.state !== 'resolved');
      return acted(i, { key, group: isSecond ? resolved : plainGroup({ state }) });
    })
  );

test('whatever is asked, at most one group with a key is open, also between two updates, and the outcomes are those of one after the other', () => {
  fc.assert(
    fc.property(anyGroups, fc.uniqueArray(fc.nat(7), { maxLength: 8 }), anyAction, (groups, ids, action) => {
      const openKeys = groups.flatMap(({ key, group }) => (key !== null && group.state !== 'resolved' ? [key] : []));
      const { outcomes, updates } = plan(groups, ids, action, openKeys);

      const rows = new Map(groups.map((group) => [group.id, group]));
      for (const { id, group } of updates) {
        rows.set(id, { ...(rows.get(id) as ActedGroup), group });
        const open = [...rows.values()].filter((row) => row.key !== null && row.group.state !== 'resolved');
        expect(new Set(open.map(({ key }) => key)).size).toBe(open.length);
      }

      const model = new Map(groups.map((group) => [group.id, group]));
      const expected = ids.map((id) => {
        const one = model.get(id);
        const change = one && actOnGroup(one.group, action, context.actor, context.at);
        if (one === undefined || !change) {
          return one === undefined ? 'not_found' : 'not_allowed';
        }
        const others = [...model.values()].filter((other) => other.id !== id && other.group.state !== 'resolved');
        if (one.key !== null && change.group.state !== 'resolved' && others.some(({ key }) => key === one.key)) {
          return 'newer_group_open';
        }
        model.set(id, { ...one, group: change.group });
        return 'changed';
      });
      expect(outcomes).toEqual(expected);
      expect([...rows.values()]).toEqual([...model.values()]);
    })
  );
});
