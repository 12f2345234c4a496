import { expect, test } from '@jest/globals';
import { editingExpiresMs } from '../../contract/templates/editing.ts';
import type { Actor } from '../../contract/types.ts';
import { type KnownEditing, mostEditing, planTemplateEditing } from './plan-template-editing.ts';

const now = 1_000_000;
const ada: Actor = { kind: 'user', login: 'ada', name: 'Ada' };

/** Pages of one person that edits another integration; the first is the one that was seen last. */
function pages(login: string, count: number, seenAt = now): KnownEditing[] {
  const actor: Actor = { kind: 'user', login, name: login };
  return Array.from({ length: count }, (_, i) => {
    return { integrationId: 8, tab: `${login}-${i}`, actor, since: 0, seenAt: seenAt - i };
  });
}

const many = (count: number, seenAt = now) =>
  Array.from({ length: count }, (_, i) => pages(`person-${i}`, 1, seenAt)).flat();

test.each<[string, KnownEditing[], ReturnType<typeof summarise>]>([
  ['the first', [], { put: true, deleted: [], hasChanged: true }],
  ['the last of one person', pages('ada', mostEditing.person - 1), { put: true, deleted: [], hasChanged: true }],
  ['one too many of one person', pages('ada', mostEditing.person), { put: true, deleted: ['ada-9'], hasChanged: true }],
  ['the last of an org', many(mostEditing.org - 1), { put: true, deleted: [], hasChanged: true }],
  ['one too many of an org', many(mostEditing.org), { put: false, deleted: [], hasChanged: false }],
  [
    'one for another of the same person, where the org has too many',
    [...many(mostEditing.org - mostEditing.person), ...pages('ada', mostEditing.person)],
    { put: true, deleted: ['ada-9'], hasChanged: true },
  ],
  [
    'one in place of what has expired',
    [...many(mostEditing.org - 1), ...pages('gone', 1, now - editingExpiresMs)],
    { put: true, deleted: ['gone-0'], hasChanged: true },
  ],
])('%s', (_, known, expected) => {
  const plan = planTemplateEditing(known, 7, { tab: 'new', actor: ada, isEditing: true }, now);
  expect(summarise(plan)).toEqual(expected);
});

test('who only says so again deletes what has expired, and others see nothing else', () => {
  const known = [...pages('ada', 1), ...pages('gone', 1, now - editingExpiresMs)];
  const plan = planTemplateEditing(known, 8, { tab: 'ada-0', actor: ada, isEditing: true }, now + 5);
  expect(plan).toEqual({
    hasChanged: false,
    writes: [
      { kind: 'delete', integrationId: 8, tab: 'gone-0' },
      { kind: 'put', editing: { ...known[0], seenAt: now + 5 } },
    ],
  });
});

function summarise({ writes, hasChanged }: ReturnType<typeof planTemplateEditing>) {
  return {
    put: writes.some(({ kind }) => kind === 'put'),
    deleted: writes.flatMap((write) => (write.kind === 'delete' ? [write.tab] : [])),
    hasChanged,
  };
}
