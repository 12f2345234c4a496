import { type ClientRequest, request as send } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const paths = ['first', 'second'].map((name) => `/integrations/v1/webhook/buffered-bodies-${name}/`) as [
  string,
  string,
];

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': `integrations:
        - { uid: one, orgId: 1, name: One, type: webhook, token: buffered-bodies-first }
        - { uid: two, orgId: 2, name: Two, type: webhook, token: buffered-bodies-second }`,
    },
  });
});
afterAll(() => sidecar.close());

const size = 1024 * 1024;

/** Sends nearly all of a body and leaves it at that. */
function sendMost(path: string): ClientRequest {
  const { port } = sidecar;
  const headers = { 'content-type': 'application/json', 'content-length': size };
  const request = send({ host: '127.0.0.1', port, path, method: 'POST', headers });
  request.on('error', () => {});
  request.write(`"${' '.repeat(size - 10)}`);
  return request;
}

const whole = JSON.stringify({ text: 'x'.repeat(size - 100) });

test('an org has half of the memory for bodies at most, is told so, and has it again afterwards', async () => {
  const [first, second] = paths;
  const held = Array.from({ length: 32 }, () => sendMost(first));
  const over = await eventually(async () => {
    // One that takes too long is ended.
    held.push(sendMost(first));
    const answer = await sidecar.post(first, whole);
    return answer.status === 503 && answer;
  });
  expect(over.body).toEqual({
    code: 'busy',
    message: expect.stringMatching(/ Its org already has [\d,]+ bytes of bodies in progress\.$/),
  });
  expect((await sidecar.post(first, '{"title":"small"}')).status).toBe(200);
  expect(await sidecar.post(second, whole)).toMatchObject({ status: 200 });

  await eventually(async () => {
    const { items } = (await sidecar.call('GET', 'integrations/one/deliveries')).body;
    const noted = items.find(({ outcome }: { outcome: string }) => outcome === 'busy');
    expect(noted).toMatchObject({ detail: expect.stringMatching(/bodies in progress/), body: null });
  });
  expect(sidecar.log).toContainEqual(
    expect.objectContaining({ orgId: 1, integrationId: 1, msg: expect.stringMatching(/^The integration 1 sends more/) })
  );

  held.forEach((request) => request.destroy());
  await eventually(async () => {
    expect((await sidecar.post(first, whole)).status).toBe(200);
  });
});
