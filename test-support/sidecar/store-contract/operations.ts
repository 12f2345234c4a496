import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actions } from '../../../pkg/contract/alert-groups/states.ts';
import { undoTime } from '../../../pkg/contract/limits.ts';
import type { GroupAction } from '../../../pkg/domain/handling/apply-action.ts';
import { OperationTaken } from '../../../pkg/store/errors.ts';
import type { ActionReport, PersonAction } from '../../../pkg/store/shapes/actions.ts';
import type { StoredGroup } from '../../../pkg/store/shapes/groups.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const operation = '5c6f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';

export function describeOperations(on: TestStore): void {
  /** Without when time is to look at it, which is no matter of people. */
  const group = async (id = 1) => ({ ...((await on.org.getGroup(id)) as StoredGroup), dueAt: null });
  const types = async () => (await on.org.listEvents(1, onePage)).items.map(({ type }) => type);
  const act = (action: PersonAction, at = 2000, ids = [1]) => on.org.actOnGroups(ids, action, ada, at, operation);

  async function undo(at = 3000): Promise<ActionReport[]> {
    const reports: ActionReport[] = [];
    for (const part of (await on.org.findOperation(operation))?.parts ?? []) {
      reports.push(await on.org.undoPart(part, ada, at));
    }
    return reports;
  }

  const silence: GroupAction = { action: 'silence', until: 9000, reason: 'Known' };
  test.each<[string, GroupAction[], PersonAction]>([
    ['an acknowledgement', [], { action: 'acknowledge' }],
    ['an acknowledgement of a silenced group', [{ action: 'acknowledge' }, silence], { action: 'acknowledge' }],
    ['an acknowledgement that is taken back', [{ action: 'acknowledge' }], { action: 'unacknowledge' }],
    ['a resolution', [{ action: 'acknowledge' }, silence], { action: 'resolve', reason: 'Done' }],
    ['a resolution that is taken back', [{ action: 'resolve', reason: 'Done' }], { action: 'unresolve' }],
    ['a silence', [{ action: 'acknowledge' }], { action: 'silence', until: null }],
    ['a silence that was changed', [silence], { action: 'silence', until: null }],
    ['the end of a silence', [{ action: 'acknowledge' }, silence], { action: 'unsilence' }],
    ['an assignment', [{ action: 'assign', assignee: bob }], { action: 'assign', assignee: ada }],
    ['an assignment to nobody', [{ action: 'assign', assignee: bob }], { action: 'assign', assignee: null }],
    ['a note', [{ action: 'note', text: 'First' }], { action: 'note', text: 'Second' }],
    ['a deletion', [{ action: 'acknowledge' }, silence], { action: 'delete' }],
    ['a deletion of a resolved group', [{ action: 'resolve', reason: 'Done' }], { action: 'delete' }],
  ])('%s is undone, also after a restart', async (_, before, action) => {
    await on.add([on.incoming()]);
    for (const earlier of before) {
      await on.org.actOnGroups([1], earlier, bob, 1500);
    }
    const was = await group();
    const counts = await on.org.countGroups(allGroups);
    expect(await act(action)).toMatchObject({ changed: [1], canUndo: true });
    expect(await group()).not.toEqual(was);
    await on.restart();
    expect(await undo()).toEqual([{ changed: [1], canUndo: false, refused: [] }]);
    expect(await group()).toEqual(was);
    expect(await on.org.countGroups(allGroups)).toEqual(counts);
    const [last] = (await on.org.listEvents(1, onePage)).items;
    expect(last).toMatchObject(
      action.action === 'note'
        ? { type: 'noted', text: 'First' }
        : { type: 'restored', at: 3000, actor: ada, operation }
    );
    // Alerts find it where they found it before.
    const added = await on.add([on.incoming()]);
    expect(added[0]?.stored?.groupId).toBe(was.state === 'resolved' ? 2 : 1);
    expect(await undo()).toEqual([]);
  });

  test('what somebody has changed since stays, and says who did', async () => {
    await on.add([on.incoming({ groupingKey: 'a' }), on.incoming({ groupingKey: 'b' })]);
    await act({ action: 'acknowledge' }, 2000, [1, 2]);
    await on.org.actOnGroups([1], { action: 'assign', assignee: bob }, bob, 2500);
    await on.org.actOnGroups([2], { action: 'note', text: 'Look' }, bob, 2500);
    const was = await group();
    expect(await undo()).toEqual([
      {
        changed: [2],
        canUndo: false,
        refused: [{ id: 1, number: 1, code: 'not_allowed', state: 'acknowledged', by: bob, at: 2500 }],
      },
    ]);
    expect(await group()).toEqual(was);
    expect(await group(2)).toMatchObject({ state: 'firing', noteCount: 1 });
  });

  test('one thing after the other is undone, the last one first', async () => {
    await on.add([on.incoming()]);
    const was = await group();
    await act({ action: 'acknowledge' });
    const later = '0b0f1a52-1b1f-4c52-9d93-6c8c2a5e8a11';
    await on.org.actOnGroups([1], { action: 'resolve' }, bob, 2500, later);
    const undoLater = async () => on.org.undoPart((await on.org.findOperation(later))?.parts[0] ?? 0, bob, 2600);
    expect(await undoLater()).toMatchObject({ changed: [1] });
    expect(await undo()).toMatchObject([{ changed: [1], refused: [] }]);
    expect(await group()).toEqual(was);
    expect(await types()).toEqual(['restored', 'restored', 'resolved', 'acknowledged', 'opened']);
  });

  test('a group does not open again beside a newer one, whether it was resolved or deleted', async () => {
    for (const action of [{ action: 'resolve' }, { action: 'delete' }] as const) {
      const [added] = await on.add([on.incoming({ groupingKey: action.action })]);
      const id = added?.stored?.groupId as number;
      await act(action, 2000, [id]);
      await on.add([on.incoming({ groupingKey: action.action })]);
      expect(await undo()).toMatchObject([{ changed: [], refused: [{ id, code: 'newer_group_open' }] }]);
    }
  });

  test('a group that has got alerts is not resolved again', async () => {
    await on.add([on.incoming(), on.incoming({ signal: 'resolve' })]);
    await act({ action: 'unresolve' });
    await on.add([on.incoming({}, 2500)]);
    expect(await undo()).toMatchObject([{ changed: [], refused: [{ by: { kind: 'source' }, at: 2500 }] }]);
    expect(await group()).toMatchObject({ state: 'firing' });
  });

  test('alerts that come meanwhile stay in what is restored', async () => {
    await on.add([on.incoming()]);
    await act({ action: 'acknowledge' });
    await on.add([on.incoming({ title: 'Newer' }, 2500)]);
    await undo();
    expect(await group()).toMatchObject({ state: 'firing', title: 'Newer', alertCount: 2, lastAlertAt: 2500 });
  });

  test('nobody adds to an operation of somebody else', async () => {
    await on.add([on.incoming()]);
    await act({ action: 'acknowledge' });
    const theirs = on.org.actOnGroups([1], { action: 'resolve' }, bob, 2500, operation);
    await expect(theirs).rejects.toThrow(OperationTaken);
    expect(await group()).toMatchObject({ state: 'acknowledged' });
    expect(await on.org.findOperation(operation)).toEqual({ actor: ada, at: 2000, parts: [1], groups: [1] });
  });

  test('a group is deleted, and what people did forgotten, once it cannot be undone any more', async () => {
    await on.add([on.incoming({ groupingKey: 'a' }), on.incoming({ groupingKey: 'b' })]);
    await act({ action: 'note', text: 'Look' }, 0);
    await act({ action: 'delete' }, 0);
    await act({ action: 'resolve' }, 0, [2]);
    const retain = async () => {
      while (await on.store.retain(0, { resolvedDays: 0, keptAlerts: 0 })) {
        // Until nothing is left.
      }
    };
    const rows = (table: string) => on.place.query(`select count(*) from ${table}`);
    on.setTime(undoTime - 1);
    await retain();
    expect([await rows('alert_groups'), await rows('operations'), await rows('operation_parts')]).toEqual([
      [[2]],
      [[1]],
      [[3]],
    ]);
    on.setTime(undoTime + 1);
    await retain();
    expect(await on.org.findOperation(operation)).toBeUndefined();
    for (const table of ['operations', 'operation_parts', 'note_index']) {
      expect([table, await rows(table)]).toEqual([table, [[0]]]);
    }
    expect(await on.place.query('select id from alert_groups')).toEqual([[2]]);
  });

  test('who deleted a group is known for a year, whatever becomes of the group; of one that is there again nobody did', async () => {
    await on.add([on.incoming({ groupingKey: 'a' }), on.incoming({ groupingKey: 'b' })]);
    await on.org.actOnGroups([2], { action: 'delete' }, bob, 1000);
    await act({ action: 'delete' });
    expect(await on.org.findDeletion(1)).toEqual({ number: 1, actor: ada, at: 2000 });
    await undo();
    expect(await on.org.findDeletion(1)).toBeUndefined();
    await act({ action: 'delete' }, 4000);
    const retain = async () => {
      while (await on.store.retain(0, { resolvedDays: 0, keptAlerts: 0 })) {
        // Until nothing is left.
      }
    };
    on.setTime(4000 + 365 * 24 * 3_600_000);
    await retain();
    expect(await on.place.query('select id from alert_groups')).toEqual([]);
    await on.restart();
    expect(await on.org.findDeletion(1)).toEqual({ number: 1, actor: ada, at: 4000 });
    expect(await on.org.findDeletion(2)).toBeUndefined();
  });

  test('a group that retention deletes was deleted by nobody', async () => {
    await on.add([on.incoming({}, 1000), on.incoming({ signal: 'resolve' }, 2000)]);
    const later = 2001 + 24 * 3_600_000;
    on.setTime(later);
    while (await on.store.retain(later, { resolvedDays: 1, keptAlerts: 0 })) {
      // Until nothing is left.
    }
    expect([await on.org.getGroup(1), await on.org.findDeletion(1)]).toEqual([undefined, undefined]);
  });

  test('people are known by what they do and what they are given, the last ones first', async () => {
    await on.add([on.incoming()]);
    await on.org.actOnGroups([1], { action: 'acknowledge' }, bob, 1000);
    await on.org.actOnGroups([1], { action: 'assign', assignee: { ...bob, login: 'cy', name: 'Cy' } }, ada, 2000);
    await on.org.actOnGroups([1], { action: 'resolve' }, { kind: 'anonymous' }, 3000);
    await on.org.actOnGroups([99], { action: 'resolve' }, { ...ada, login: 'nobody' }, 4000);
    await on.org.actOnGroups([1], { action: 'unresolve' }, { ...bob, name: 'Robert' }, 5000);
    expect(await on.org.listPeople(2)).toEqual([
      { login: 'bob', name: 'Robert' },
      { login: 'ada', name: 'Ada' },
    ]);
    expect((await on.org.listPeople(10)).map(({ login }) => login)).toEqual(['bob', 'ada', 'cy']);
  });

  test('a note is changed in its place, and deleted with its count', async () => {
    await on.add([on.incoming()]);
    await act({ action: 'note', text: 'Frist' });
    expect(await on.org.editNote(1, 2, 'First', 2500)).toBe(true);
    expect(await on.org.getNote(1, 2)).toMatchObject({ text: 'First', at: 2000, editedAt: 2500, actor: ada });
    expect((await on.org.listEvents(1, onePage)).items[0]).toEqual(await on.org.getNote(1, 2));
    expect([
      await on.org.editNote(1, 1, 'x', 1),
      await on.org.deleteNote(1, 1),
      await on.org.editNote(2, 2, 'x', 1),
    ]).toEqual([false, false, false]);
    expect(await on.org.deleteNote(1, 2)).toBe(true);
    expect([await on.org.getNote(1, 2), await on.org.deleteNote(1, 2), (await group()).noteCount]).toEqual([
      undefined,
      false,
      0,
    ]);
    expect(await undo()).toMatchObject([{ changed: [1], refused: [] }]);
    expect([(await group()).noteCount, await types()]).toEqual([0, ['opened']]);
  });

  test('whatever is done and undone, at most one group with a key is open, and what is not refused is as it was', async () => {
    const action = fc.constantFrom<PersonAction>(
      ...actions.map((name): GroupAction => (name === 'silence' ? { action: name, until: null } : { action: name })),
      { action: 'delete' },
      { action: 'assign', assignee: bob }
    );
    const step = fc.record({ action, first: fc.nat(6), alert: fc.constantFrom('a', 'b', null), undo: fc.boolean() });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const { action: wanted, first, alert, undo: isUndone } of steps) {
          await on.add(['a', 'b'].map((groupingKey) => on.incoming({ groupingKey })));
          const all = (await on.org.listGroups(allGroups, onePage)).items;
          const ids = all.slice(first, first + 3).map(({ id }) => id);
          number += 1;
          const { changed } = await on.org.actOnGroups(ids, wanted, ada, 2000 + number, `${number}`);
          if (alert !== null) {
            await on.add([on.incoming({ groupingKey: alert })]);
          }
          for (const part of isUndone ? ((await on.org.findOperation(`${number}`))?.parts ?? []) : []) {
            const { changed: restored, refused } = await on.org.undoPart(part, ada, 3000);
            expect(restored.length + refused.length).toBeLessThanOrEqual(changed.length);
            for (const id of restored) {
              const { state, acknowledgedAt, resolvedAt, silencedAt, assignedTo } = await group(id);
              expect(all.find((one) => one.id === id)).toMatchObject({
                state,
                acknowledgedAt,
                resolvedAt,
                silencedAt,
                assignedTo,
              });
            }
          }
          const open = await on.place.query(
            `select count(*) from alert_groups where state <> 'resolved' group by key_hash having count(*) > 1`
          );
          expect(open).toEqual([]);
        }
      }),
      { numRuns: 15 }
    );
  });
}
