import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { schemas } from '../../../contract/schemas.ts';

let sidecar: TestSidecar;
let path: string;
beforeAll(async () => {
  sidecar = await startTestSidecar();
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Backups', type: 'formatted_webhook' });
  path = new URL(body.url).pathname;
});
afterAll(() => sidecar.close());

const ada = { kind: 'user', login: 'ada', name: 'Ada' };
const noon = '2026-11-23T12:00:00.000Z';

async function openGroup(): Promise<string> {
  return (await sidecar.post(path, JSON.stringify({ alert_uid: randomUUID() }))).body.alertGroupId;
}

const act = (action: object, groups: object, operation: string = randomUUID()) =>
  sidecar.call('POST', 'alert-groups/actions', { operation, groups, action });
const stateOf = async (id: string) => (await sidecar.call('GET', `alert-groups/${id}`)).body.state;

test.each([
  [{ action: 'acknowledge' }, 'acknowledged'],
  [{ action: 'resolve', reason: 'Done' }, 'resolved'],
  [{ action: 'silence', minutes: 5 }, 'silenced'],
  [{ action: 'silence', until: '2026-11-24T12:00:00+01:00', reason: 'Known' }, 'silenced'],
  [{ action: 'silence', forever: true }, 'silenced'],
  [{ action: 'assign', assignee: 'me' }, 'firing'],
  [{ action: 'assign', assignee: { login: 'bob', name: 'Bob' } }, 'firing'],
  [{ action: 'note', text: 'Look' }, 'firing'],
  [{ action: 'delete' }, undefined],
])('%j is done to the groups that are named, and undone', async (action, state) => {
  const [a, b] = [await openGroup(), await openGroup()];
  const before = await sidecar.call('GET', `alert-groups/${a}`);
  const { status, body } = await act(action, { ids: [a, b] });
  expect(status).toBe(200);
  expect(body).toEqual({ operation: body.operation, changed: 2, refused: [], refusedCount: 0, canUndo: true });
  expect([await stateOf(a), await stateOf(b)]).toEqual([state, state]);
  const progress = await sidecar.call('GET', `operations/${body.operation}`);
  expect(progress.body).toEqual({ done: 2, total: 2, state: 'done' });
  const undone = await sidecar.call('POST', `operations/${body.operation}/undo`);
  expect(undone.body).toEqual({ restored: 2, refused: [], refusedCount: 0 });
  expect(await sidecar.call('GET', `alert-groups/${a}`)).toEqual(before);
});

test('all that match are acted on, but not what came after the list', async () => {
  const old = await openGroup();
  sidecar.setTime(Date.parse(noon) + 1);
  const late = await openGroup();
  const { body } = await act({ action: 'resolve' }, { state: ['firing'], from: noon, asOf: noon });
  expect(body.changed).toBeGreaterThan(0);
  expect([await stateOf(old), await stateOf(late)]).toEqual(['resolved', 'firing']);
  sidecar.setTime(Date.parse(noon));
});

test('all that a query finds are acted on, and one that cannot be read says where', async () => {
  const [a, b] = [await openGroup(), await openGroup()];
  const { body: named } = await sidecar.call('GET', `alert-groups/${a}`);
  const { body } = await act({ action: 'acknowledge' }, { query: `number:${named.number} state:firing`, asOf: noon });
  expect([body.changed, await stateOf(a), await stateOf(b)]).toEqual([1, 'acknowledged', 'firing']);
  expect(await act({ action: 'resolve' }, { query: 'state:(', asOf: noon })).toMatchObject({
    status: 400,
    body: { code: 'invalid_query', details: { from: expect.any(Number) } },
  });
});

test('a group that refuses says what it is instead, who made it so, and when', async () => {
  const [a, b] = [await openGroup(), await openGroup()];
  await sidecar.call('POST', `alert-groups/${a}/resolve`);
  const { body } = await act({ action: 'acknowledge' }, { ids: [a, b, '99999'] });
  expect(schemas.actOnAlertGroups.reply.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    changed: 1,
    refused: [
      { id: a, code: 'not_allowed', message: 'It is resolved already, by Ada.', state: 'resolved', by: ada, at: noon },
      { id: '99999', number: null, code: 'not_found', message: 'There is no such alert group.', state: null },
    ],
    refusedCount: 2,
  });
  await sidecar.call('POST', `alert-groups/${b}/resolve`);
  const undone = await sidecar.call('POST', `operations/${body.operation}/undo`);
  expect(undone.body).toMatchObject({
    restored: 0,
    refused: [{ id: b, code: 'not_allowed', message: 'It was changed since, by Ada; it is resolved now.', by: ada }],
  });
});

test('a single action says by which operation it is undone', async () => {
  const id = await openGroup();
  const acknowledged = await sidecar.call('POST', `alert-groups/${id}/acknowledge`);
  expect(schemas.acknowledge.reply.parse(acknowledged.body)).toEqual(acknowledged.body);
  const undo = (login: string) =>
    sidecar.call('POST', `operations/${acknowledged.body.operation}/undo`, undefined, {
      actor: { kind: 'user', login, name: '' },
      role: 'Editor',
    });
  expect(await undo('bob')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await undo('ada')).toMatchObject({ status: 200, body: { restored: 1 } });
  expect(await undo('ada')).toMatchObject({ status: 404 });
  const removed = await sidecar.call('DELETE', `alert-groups/${id}`);
  sidecar.setTime(Date.parse(noon) + 60_001);
  expect(await sidecar.call('POST', `operations/${removed.body.operation}/undo`)).toMatchObject({
    status: 409,
    body: { code: 'not_undoable' },
  });
  sidecar.setTime(Date.parse(noon));
});

test('whoever opens a group that was deleted is told by whom and when, in its org only', async () => {
  const id = await openGroup();
  const { number } = (await sidecar.call('GET', `alert-groups/${id}`)).body;
  await act({ action: 'delete' }, { ids: [id] });
  for (const path of ['', '/alerts', '/events', '/earlier']) {
    expect(await sidecar.call('GET', `alert-groups/${id}${path}`, undefined, { role: 'Viewer' })).toMatchObject({
      status: 404,
      body: {
        code: 'not_found',
        message: `Alert group #${number} was deleted, by Ada.`,
        details: { number, by: ada, at: noon },
      },
    });
  }
  const other = await sidecar.call('GET', `alert-groups/${id}`, undefined, { orgId: 2 });
  expect(other).toEqual({ status: 404, body: { code: 'not_found', message: 'There is no such alert group.' } });
});

test('to delete groups needs the role Admin, also among other actions', async () => {
  const id = await openGroup();
  const body = { operation: randomUUID(), groups: { ids: [id] }, action: { action: 'delete' } };
  expect(await sidecar.call('POST', 'alert-groups/actions', body, { role: 'Editor' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden', details: { role: 'Admin' } },
  });
  expect(await stateOf(id)).toBe('firing');
});

const good = { operation: randomUUID(), groups: { ids: ['1'] }, action: { action: 'resolve' } };
test.each<[string, object]>([
  ['without an operation', { operation: undefined }],
  ['with a name that is no UUID', { operation: 'mine' }],
  ['without groups', { groups: undefined }],
  ['with no id', { groups: { ids: [] } }],
  ['with a number', { groups: { ids: [1] } }],
  ['with too many ids', { groups: { ids: Array.from({ length: 1001 }, (_, i) => `${i + 1}`) } }],
  ['with a selection without its time', { groups: { state: ['firing'] } }],
  ['with an unknown state', { groups: { state: ['open'], asOf: noon } }],
  ['with ids and a selection', { groups: { ids: ['1'], asOf: noon } }],
  ['with an unknown action', { action: { action: 'explode' } }],
  ['with a silence without an end', { action: { action: 'silence' } }],
  ['with a silence in the past', { action: { action: 'silence', until: '2026-11-23T11:59:59Z' } }],
  ['with a long reason', { action: { action: 'resolve', reason: 'x'.repeat(1001) } }],
  ['with a blank note', { action: { action: 'note', text: ' \n' } }],
  ['with a long note', { action: { action: 'note', text: 'x'.repeat(10_001) } }],
  ['with an assignee without a login', { action: { action: 'assign', assignee: { name: 'Bob' } } }],
  ['with more than is known', { action: { action: 'acknowledge', minutes: 5 } }],
])('actions %s are refused', async (_, change) => {
  const { status, body } = await sidecar.call('POST', 'alert-groups/actions', { ...good, ...change });
  expect([status, body.code]).toEqual([400, 'invalid_request']);
});

test('a thousand ids and the longest texts are taken', async () => {
  const ids = Array.from({ length: 1000 }, (_, i) => `${i + 100_000}`);
  expect((await act({ action: 'resolve', reason: 'x'.repeat(1000) }, { ids })).status).toBe(200);
  const id = await openGroup();
  const { status, body } = await sidecar.call('POST', `alert-groups/${id}/notes`, { text: 'ä'.repeat(10_000) });
  expect([status, body.text.length]).toEqual([200, 10_000]);
});

test.each([
  ['GET', `operations/${randomUUID()}`, 404],
  ['GET', 'operations/mine', 404],
  ['POST', `operations/${randomUUID()}/undo`, 404],
  ['PATCH', 'alert-groups/1/notes/0', 404],
  ['GET', 'alert-groups/actions', 404],
])('%s %s answers %i', async (method, target, status) => {
  expect((await sidecar.call(method, target, method === 'PATCH' ? { text: 'x' } : undefined)).status).toBe(status);
});

test('notes are written, changed and deleted, and counted', async () => {
  const id = await openGroup();
  const notes = `alert-groups/${id}/notes`;
  const { body: note } = await sidecar.call('POST', notes, { text: '**Look**' });
  expect(schemas.addNote.reply.parse(note)).toEqual(note);
  expect(note).toMatchObject({ type: 'noted', actor: ada, text: '**Look**', editedAt: null });
  for (const text of ['', ' ', 'x'.repeat(10_001), 5]) {
    expect((await sidecar.call('PATCH', `${notes}/${note.id}`, { text })).status).toBe(400);
  }
  const edited = await sidecar.call('PATCH', `${notes}/${note.id}`, { text: 'There' });
  expect(edited.body).toEqual({ ...note, text: 'There', editedAt: noon });
  expect((await sidecar.call('GET', `alert-groups/${id}`)).body.noteCount).toBe(1);
  expect(await sidecar.call('DELETE', `${notes}/${note.id}`)).toEqual({ status: 200, body: {} });
  expect((await sidecar.call('GET', `alert-groups/${id}/events`)).body.items).toHaveLength(1);
});

test('people are those of the org who acted, the last ones first', async () => {
  const id = await openGroup();
  await sidecar.call('POST', `alert-groups/${id}/assign`, { assignee: { login: 'zoe', name: 'Zoë' } });
  const { body } = await sidecar.call('GET', 'people', undefined, { role: 'Viewer' });
  expect(body.people).toEqual(
    expect.arrayContaining([
      { login: 'ada', name: 'Ada' },
      { login: 'zoe', name: 'Zoë' },
    ])
  );
  expect((await sidecar.call('GET', 'people', undefined, { orgId: 2 })).body).toEqual({ people: [] });
});
