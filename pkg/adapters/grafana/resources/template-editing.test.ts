import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { editingExpiresMs } from '../../../contract/templates/editing.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const begun = Date.parse('2026-11-23T12:00:00Z');

async function create(): Promise<string> {
  sidecar.setTime(begun);
  return (await sidecar.call('POST', 'integrations', { name: 'Lab', type: 'webhook' })).body.uid;
}

test('each of two who edit is told of the other, and of oneself on another page', async () => {
  const uid = await create();
  const path = `integrations/${uid}/template-editing`;
  const [hers, his, alsoHers] = [randomUUID(), randomUUID(), randomUUID()];
  const asAda = { actor: ada, role: 'Editor' };
  const asBob = { actor: bob, role: 'Admin' };
  expect((await sidecar.call('PUT', `${path}/${hers}`, undefined, asAda)).body).toEqual({ items: [] });
  sidecar.setTime(begun + 5000);
  const ofAda = { editor: ada, since: '2026-11-23T12:00:00.000Z', self: false };
  const ofBob = { editor: bob, since: '2026-11-23T12:00:05.000Z', self: false };
  expect((await sidecar.call('PUT', `${path}/${his}`, undefined, asBob)).body).toEqual({ items: [ofAda] });
  sidecar.setTime(begun + 6000);
  await sidecar.call('PUT', `${path}/${alsoHers}`, undefined, asAda);

  const told = async (query: string, caller: object) =>
    (await sidecar.call('GET', `${path}${query}`, undefined, caller)).body.items;
  expect(await told('', asBob)).toEqual([ofAda, { ...ofBob, self: true }]);
  expect(await told(`?tab=${his}`, asBob)).toEqual([ofAda]);
  expect(await told(`?tab=${hers}`, asAda)).toEqual([
    ofBob,
    { ...ofAda, since: '2026-11-23T12:00:06.000Z', self: true },
  ]);

  // Nobody ends what others do.
  await sidecar.call('DELETE', `${path}/${hers}`, undefined, asBob);
  await sidecar.call('DELETE', `${path}/${alsoHers}`, undefined, asAda);
  expect(await told(`?tab=${his}`, asBob)).toEqual([ofAda]);
  expect((await sidecar.call('DELETE', `${path}/${hers}`, undefined, asAda)).body).toEqual({ items: [ofBob] });

  sidecar.setTime(begun + 6000 + editingExpiresMs);
  expect(await told('', asAda)).toEqual([]);
});

test('who names no integration of the org, no page, or something else is refused', async () => {
  const uid = await create();
  const tab = randomUUID();
  const elsewhere = { orgId: 2 };
  for (const method of ['PUT', 'DELETE']) {
    expect((await sidecar.call(method, `integrations/none/template-editing/${tab}`)).status).toBe(404);
    const other = await sidecar.call(method, `integrations/${uid}/template-editing/${tab}`, undefined, elsewhere);
    expect(other.status).toBe(404);
    expect((await sidecar.call(method, `integrations/${uid}/template-editing/x`)).status).toBe(404);
  }
  expect((await sidecar.call('GET', 'integrations/none/template-editing')).status).toBe(404);
  for (const query of ['?tab=x', '?page=1']) {
    expect((await sidecar.call('GET', `integrations/${uid}/template-editing${query}`)).status).toBe(400);
  }
  expect((await sidecar.call('GET', `integrations/${uid}/template-editing`)).body).toEqual({ items: [] });
});
