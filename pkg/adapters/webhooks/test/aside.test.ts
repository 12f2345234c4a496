import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

/** Deliveries that a thread of the pool reads. */
const long = '{% for i in range(40000) %}{% endfor %}{{ payload.title }} at {{ time() }}';
const hook = '/integrations/v1/webhook/large-and-slow-token/';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: {
      'a.yaml': JSON.stringify({
        apiVersion: 1,
        integrations: [
          {
            uid: 'slow',
            orgId: 1,
            name: 'Slow',
            type: 'webhook',
            token: 'large-and-slow-token',
            templates: { title: long },
          },
        ],
      }),
    },
  });
});
afterAll(() => sidecar.close());

const large = { title: 'Large', items: Array.from({ length: 5000 }, (_, n) => ({ n, name: 'ü' })) };

test('a large alert through slow templates is kept as it came, with all that they make of it', async () => {
  const text = JSON.stringify(large);
  const { status, body } = await sidecar.post(hook, text);
  expect([status, body.status]).toEqual([200, 'accepted']);
  const [alert] = (await sidecar.call('GET', `alert-groups/${body.alertGroupId}/alerts`)).body.items;
  expect(alert).toMatchObject({ title: 'Large at 2026-11-23 12:00:00+00:00', failures: [] });
  expect(alert.payload).toBe(text);
});

test('a small one through slow templates has their full budget', async () => {
  const { body } = await sidecar.post(hook, '{"title":"Small"}');
  const [alert] = (await sidecar.call('GET', `alert-groups/${body.alertGroupId}/alerts`)).body.items;
  expect(alert).toMatchObject({ title: expect.stringContaining('Small at '), failures: [] });
});

test('what is wrong with a large body is told and noted', async () => {
  const text = JSON.stringify(large).replace(/\}$/, ',}');
  const { status, body } = await sidecar.post(hook, text);
  expect([status, body.code]).toEqual([400, 'invalid_json']);
  expect(body.message).toMatch(/Line 1, column \d+/);
  await eventually(async () => {
    const [delivery] = (await sidecar.call('GET', 'integrations/slow/deliveries')).body.items;
    expect(delivery).toMatchObject({ outcome: 'invalid_json', size: Buffer.byteLength(text) });
    expect(delivery.body).toBe(text.slice(0, delivery.body.length));
  });
});

test('a large form of several parts is read', async () => {
  const form = ['title', 'text'].map(
    (name) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${'f'.repeat(20_000)}\r\n`
  );
  const { body } = await sidecar.post(hook, `${form.join('')}--x--\r\n`, {
    'content-type': 'multipart/form-data; boundary=x',
  });
  expect(body.status).toBe('accepted');
});

test('an alert aside is replayed as any other', async () => {
  await sidecar.post(hook, JSON.stringify(large));
  const [{ id }] = (await sidecar.call('GET', 'integrations/slow/deliveries')).body.items;
  const { status, body } = await sidecar.call('POST', `integrations/slow/deliveries/${id}/replay`);
  expect([status, body.status]).toEqual([200, 'accepted']);
});

describe('slow templates have their full budget', () => {
  const templates = { title: `${long} again`, message: `${long} told` };

  test('in a preview', async () => {
    const { body } = await sidecar.call('POST', 'integrations/slow/preview', {
      payload: '{"title":"Tried"}',
      templates,
    });
    expect(body.results.message).toMatchObject({ output: expect.stringMatching(/^Tried at .* told$/), failures: [] });
  });

  test('in a dry run', async () => {
    const { body } = await sidecar.call('POST', 'integrations/slow/dry-run', { alerts: 3, templates });
    expect(body).toMatchObject({ alerts: 3, proposed: { failures: 0 } });
  });

  test('in what people see of a group, on its page and in the list', async () => {
    const { body: integration } = await sidecar.call('POST', 'integrations', { name: 'Shown', type: 'webhook' });
    const { body } = await sidecar.post(new URL(integration.url).pathname, '{"title":"Seen"}');
    await sidecar.call('PATCH', `integrations/${integration.uid}`, { templates });
    const { title, message, failures } = (await sidecar.call('GET', `alert-groups/${body.alertGroupId}`)).body;
    expect([title, message, failures]).toEqual([
      expect.stringMatching(/^Seen at .* again$/),
      expect.stringMatching(/^Seen at .* told$/),
      [],
    ]);
    const { items } = (await sidecar.call('GET', `alert-groups?integration=${integration.uid}`)).body;
    expect(items).toMatchObject([{ title }]);
  });
});
