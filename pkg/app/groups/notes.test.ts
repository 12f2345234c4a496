import { beforeEach, expect, test } from '@jest/globals';
import { editor } from '../../../test-support/sidecar/caller.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { createTestStore } from '../../../test-support/sidecar/store-contract/test-store.ts';
import { createPeopleStore } from '../access/people-store.ts';
import { createNotes } from './notes.ts';

const ada = editor('ada', 'Ada');
const bob = editor('bob', 'Bob');
const own = createTestStore(createSqlitePlace);
const create = () => createNotes(createPeopleStore(own.store), () => 5000);

beforeEach(() => own.add([own.incoming()]));

test('a note is kept as it is, changed by who wrote it, and deleted', async () => {
  const { add, edit, remove } = create();
  const text = '  # Look\n<b>there</b>\n';
  const note = await add(ada, 1, text);
  expect(note).toMatchObject({ type: 'noted', at: 5000, actor: ada.actor, text, editedAt: null });
  expect(await edit(ada, 1, note.id, 'Here')).toEqual({ ...note, text: 'Here', editedAt: 5000 });
  await remove(ada, 1, note.id);
  expect(await own.org.getGroup(1)).toMatchObject({ noteCount: 0 });
  await expect(remove(ada, 1, note.id)).rejects.toMatchObject({ code: 'not_found' });
});

test('nobody changes the note of somebody else, and only an Admin deletes it', async () => {
  const { add, edit, remove } = create();
  const { id } = await add(ada, 1, 'Mine');
  const admin = { ...bob, role: 'Admin' } as const;
  await expect(edit(bob, 1, id, 'Theirs')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(edit(admin, 1, id, 'Theirs')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove(bob, 1, id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await own.org.getNote(1, id)).toMatchObject({ text: 'Mine' });
  await remove(admin, 1, id);
  expect(await own.org.getNote(1, id)).toBeUndefined();
});

test('what is no note, or of another group or org, is not found', async () => {
  const { add, edit, remove } = create();
  const { id } = await add(ada, 1, 'Mine');
  await own.add([own.incoming({ groupingKey: 'other' })]);
  const stranger = { ...ada, orgId: 2, role: 'Admin' } as const;
  for (const call of [
    add(stranger, 1, 'x'),
    add(ada, 9, 'x'),
    edit(stranger, 1, id, 'x'),
    edit(ada, 2, id, 'x'),
    edit(ada, 1, 1, 'x'),
    remove(stranger, 1, id),
    remove(ada, 2, id),
    remove(ada, 1, 1),
  ]) {
    await expect(call).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await own.org.getGroup(1)).toMatchObject({ noteCount: 1 });
});
