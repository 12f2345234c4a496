import { Agent, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

/** One connection, which requests go through until it is closed. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(async () => {
  agent.destroy();
  await sidecar.close();
});

/** By which the connections of the requests so far are told apart. */
let ports: Array<number | undefined> = [];
beforeEach(() => {
  ports = [];
});

function post(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port: sidecar.port, path, method: 'POST' }, (response) => {
      ports.push(response.socket.localPort);
      response.setEncoding('utf8');
      let text = '';
      response
        .on('data', (part: string) => (text += part))
        .on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    sent.on('error', reject).end('{"alert_uid":"a","title":"Down"}');
  });
}

async function create(name: string): Promise<{ uid: string; path: string }> {
  const { body } = await sidecar.call('POST', 'integrations', { name, type: 'formatted_webhook' });
  return { uid: body.uid, path: new URL(body.url).pathname };
}

async function titleOf({ body }: Answer): Promise<[string, string]> {
  const group = await sidecar.call('GET', `alert-groups/${body.alertGroupId}`);
  return [group.body.integration.name, group.body.title];
}

test('a kept connection can send to one integration after the other', async () => {
  const [one, two] = [await create('One'), await create('Two')];
  for (const [{ path }, name] of [
    [one, 'One'],
    [one, 'One'],
    [two, 'Two'],
    [one, 'One'],
  ] as const) {
    expect(await titleOf(await post(path))).toEqual([name, 'Down']);
  }
  expect((await post(`${one.path}x/`)).status).toBe(404);
  expect((await post(one.path)).status).toBe(200);
  expect(new Set(ports).size).toBe(1);
});

test('a change of the integration holds for the next request of a kept connection', async () => {
  const { uid, path } = await create('Changing');
  await post(path);

  await sidecar.call('PATCH', `integrations/${uid}`, { templates: { groupingKey: 'new', title: 'Another title' } });
  expect(await titleOf(await post(path))).toEqual(['Changing', 'Another title']);

  await sidecar.call('POST', `integrations/${uid}/rotate-token`);
  expect(await post(path)).toMatchObject({ status: 403, body: { code: 'unknown_token' } });
  expect(new Set(ports).size).toBe(1);
});

test('a deleted integration takes nothing more from a kept connection', async () => {
  const { uid, path } = await create('Going');
  expect((await post(path)).status).toBe(200);

  await sidecar.call('DELETE', `integrations/${uid}`);

  expect(await post(path)).toMatchObject({ status: 403, body: { code: 'unknown_token' } });
  expect(new Set(ports).size).toBe(1);
});
