import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

const templates = {
  title: '{{ headers["x-github-event"] or "no event" }}: {{ payload.name }}',
  groupingKey: '{{ headers["x-github-event"] }}/{{ payload.name }}',
  message:
    'From {{ headers["user-agent"] }}.{{ headers["authorization"] }}{{ headers["x-hub-signature-256"] }}{{ headers["cookie"] }}',
};
const sent = {
  'content-type': 'application/json',
  'user-agent': 'GitHub-Hookshot/1',
  'x-github-event': 'workflow_run',
  'x-hub-signature-256': 'sha256=secret',
  authorization: 'Bearer secret',
  cookie: 'session=secret',
};

async function create(custom: object = templates) {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'G', type: 'webhook', templates: custom });
  const path = new URL(body.url).pathname;
  const api = async (method: 'GET' | 'POST', route: string, given?: object) =>
    (await sidecar.call(method, `integrations/${body.uid}/${route}`, given)).body;
  return {
    api,
    send: (name: string, headers: Record<string, string> = sent) =>
      sidecar.request(path, { method: 'POST', headers, body: JSON.stringify({ name }) }),
    group: async () => {
      const [{ id }] = (await sidecar.call('GET', `alert-groups?integration=${body.uid}`)).body.items;
      return (await sidecar.call('GET', `alert-groups/${id}`)).body;
    },
    groupCount: async () => (await sidecar.call('GET', `alert-groups?integration=${body.uid}`)).body.items.length,
    alertIds: async (groupId: string) =>
      (await sidecar.call('GET', `alert-groups/${groupId}/alerts`)).body.items.map(({ id }: { id: string }) => id),
  };
}

test('templates read the kept headers of an alert, when it comes and when somebody looks, and no others', async () => {
  const { send, group } = await create();
  await send('build');
  expect(await group()).toMatchObject({ title: 'workflow_run: build', message: 'From GitHub-Hookshot/1.' });
  expect(JSON.stringify(sidecar.log)).not.toContain('secret');
});

test('an alert without the header is read as well', async () => {
  const { send, group } = await create();
  await send('build', { 'content-type': 'application/json' });
  expect(await group()).toMatchObject({ title: 'no event: build' });
});

test('a replay has the headers of the first delivery', async () => {
  const { send, api, group } = await create();
  await send('build');
  const { items } = await api('GET', 'deliveries');
  expect(await api('POST', `deliveries/${items[0].id}/replay`)).toMatchObject({ status: 'accepted' });
  expect(await group()).toMatchObject({ title: 'workflow_run: build', alertCount: 2 });
});

test('previews, dry runs and explanations of stored alerts have them', async () => {
  const { send, api, group, alertIds } = await create();
  await send('build');
  await send('build', { ...sent, 'x-github-event': 'push' });
  const { id } = await group();
  const [alertId] = await alertIds(id);
  const changed = { title: 'Now {{ headers["x-github-event"] }}', groupingKey: '{{ headers["x-github-event"] }}!' };
  const { results } = await api('POST', 'preview', { templates: changed, alertId });
  expect(results.title.value).toBe('Now push');

  const groups = await api('POST', 'dry-run', { templates: { groupingKey: '{{ payload.name }}' } });
  expect(groups).toMatchObject({ present: { groups: 2 }, proposed: { groups: 1 } });

  const { body } = await sidecar.call('GET', `alert-groups/${id}/alerts/${alertId}/explanation`);
  expect(JSON.stringify(body)).toContain('push: build');
});

test('a preview of a typed payload takes headers, of which it shows what would be kept', async () => {
  const { api } = await create({});
  const given = {
    templates: { title: '{{ headers["x-github-event"] }}{{ headers["authorization"] }}' },
    only: ['title'],
    payload: '{}',
  };
  const { results } = await api('POST', 'preview', {
    ...given,
    headers: { 'X-GitHub-Event': 'push', Authorization: 'x' },
  });
  expect(results.title).toMatchObject({
    value: 'push',
    warnings: [{ message: expect.stringContaining('headers never has "authorization"') }],
  });
  expect((await api('POST', 'preview', given)).results.title).toMatchObject({ value: null, failures: [] });
  const stored = await api('POST', 'preview', { alertId: '1', headers: { a: 'b' } });
  expect(stored.code).toBe('invalid_request');
});

test('nothing is kept for templates that read no headers', async () => {
  const { send, api, group, alertIds } = await create({});
  await send('build');
  const [alertId] = await alertIds((await group()).id);
  const { results } = await api('POST', 'preview', { templates: { title: '{{ headers }}' }, only: ['title'], alertId });
  expect(results.title.output).toBe('{}');
});
