import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

const mib = 1024 * 1024;
const path = '/integrations/v1/alertmanager/token-for-large-bodies/';

let sidecar: TestSidecar;
beforeAll(async () => {
  const integration = '{ uid: large, name: Large, type: alertmanager, token: token-for-large-bodies }';
  sidecar = await startTestSidecar({
    provisioning: { 'a.yaml': `integrations: [${integration}]` },
    env: { BELLHOOK_MAX_BODY: '16MiB' },
  });
});
afterAll(() => sidecar.close());

/** What Alertmanager sends for a group of so many alerts. */
function delivery(alerts: number): string {
  return JSON.stringify({
    version: '4',
    status: 'firing',
    groupKey: `{}:{n="${alerts}"}`,
    groupLabels: {},
    commonLabels: { alertname: 'HostDown' },
    commonAnnotations: {},
    alerts: Array.from({ length: alerts }, (_, i) => ({
      status: 'firing',
      labels: { alertname: 'HostDown', instance: `host-${i}.example:9100`, rack: `r${i % 40}`, cluster: 'eu-west' },
      annotations: { summary: `host-${i} is down`, description: 'It has not been seen. '.repeat(20) },
      startsAt: '2026-11-23T11:00:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: `http://prometheus.example/graph?g0.expr=${'up'.repeat(40)}`,
      fingerprint: i.toString(16).padStart(16, '0'),
    })),
  });
}

/** As large as it may be. */
const largest = JSON.stringify({ groupKey: 'largest', status: 'firing', text: '' }).replace(
  '""',
  `"${'x'.repeat(16 * mib - 50)}"`
);

test('2,000 alerts at once are taken, plain and compressed', async () => {
  const body = delivery(2000);
  expect(body.length).toBeGreaterThan(mib);
  const plain = await sidecar.post(path, body);
  const compressed = await sidecar.post(path, gzipSync(body), { 'content-encoding': 'gzip' });
  expect([plain.body.status, compressed.body.status]).toEqual(['accepted', 'accepted']);
  expect(compressed.body.alertGroupId).toBe(plain.body.alertGroupId);
});

test('the largest is taken, shown, replayed and tried on templates; one byte more is refused with what may be sent', async () => {
  expect(largest.length).toBe(16 * mib);
  const { status, body } = await sidecar.post(path, largest);
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'accepted' } });

  const alerts = await sidecar.call('GET', `alert-groups/${body.alertGroupId}/alerts`);
  expect(alerts.body.items[0].payload === largest).toBe(true);
  expect((await sidecar.call('GET', `alert-groups/${body.alertGroupId}`)).status).toBe(200);

  const [first] = (await sidecar.call('GET', 'integrations/large/deliveries?limit=1')).body.items;
  const replayed = await sidecar.call('POST', `integrations/large/deliveries/${first.id}/replay`);
  expect(replayed.body).toMatchObject({ status: 'accepted', alertGroupId: body.alertGroupId });

  const title = 'It is {{ payload.groupKey }}';
  const templates = { title };
  for (const payload of [{ payload: largest }, { alertId: body.alertId }]) {
    const preview = await sidecar.call('POST', 'integrations/large/preview', {
      templates,
      only: ['title'],
      ...payload,
    });
    expect(preview.body.results.title.output).toBe('It is largest');
  }
  expect((await sidecar.call('POST', 'integrations/large/dry-run', { templates })).body.alerts).toBeGreaterThan(0);

  const refused = await sidecar.post(path, `${largest} `);
  expect(refused).toMatchObject({ status: 413, body: { code: 'too_large' } });
  expect(refused.body.message).toContain('16777216');
  const zipped: Answer = await sidecar.post(path, gzipSync(`${largest} `), { 'content-encoding': 'gzip' });
  expect(zipped).toMatchObject({ status: 413, body: { code: 'too_large' } });
});

test('what grows past any measure when it is made JSON is refused', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await sidecar.post(path, `a=${'\u0001'.repeat(8 * mib)}`, form)).toMatchObject({
    status: 413,
    body: { code: 'too_large' },
  });
});

test('without the setting 1 MiB is taken, and no more is tried on templates', async () => {
  const usual = await startTestSidecar();
  try {
    const { body: made } = await usual.call('POST', 'integrations', { name: 'Usual', type: 'webhook' });
    const preview = (payload: string) =>
      usual.call('POST', `integrations/${made.uid}/preview`, { payload, only: ['title'] });
    expect((await preview(JSON.stringify('x'.repeat(mib - 2)))).status).toBe(200);
    expect(await preview(JSON.stringify('x'.repeat(mib - 1)))).toMatchObject({
      status: 400,
      body: { code: 'invalid_payload', details: { rejection: 'too_large' } },
    });
  } finally {
    await usual.close();
  }
});
