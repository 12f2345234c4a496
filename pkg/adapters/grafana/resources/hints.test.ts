import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

async function createIntegration(fields: object): Promise<{ uid: string; path: string }> {
  const { body } = await sidecar.call('POST', 'integrations', { name: 'Hook', ...fields });
  return { uid: body.uid, path: new URL(body.url).pathname };
}

test('a payload that suits another type is told with its group and with its delivery', async () => {
  const { uid, path } = await createIntegration({ type: 'grafana_alerting' });
  const { body } = await sidecar.post(path, '{"ruleId": 5, "title": "Slow", "state": "alerting"}');
  const hint = 'This does not look like a payload of Grafana Alerting; use the type webhook.';
  const group = await sidecar.call('GET', `alert-groups/${body.alertGroupId}`);
  expect(group.body).toMatchObject({ title: 'Slow', hint, suggestedType: 'webhook' });
  await eventually(async () => {
    const deliveries = await sidecar.call('GET', `integrations/${uid}/deliveries`);
    expect(deliveries.body.items).toMatchObject([{ outcome: 'accepted', detail: hint }]);
  });

  // The newest payload decides.
  await sidecar.call('PATCH', `integrations/${uid}`, { templates: { groupingKey: 'same' } });
  const first = await sidecar.post(path, '{"title": "Slow"}');
  await sidecar.post(path, '{"alerts": [{"labels": {"alertname": "Slow"}}]}');
  const newest = await sidecar.call('GET', `alert-groups/${first.body.alertGroupId}`);
  expect(newest.body).toMatchObject({ alertCount: 2, hint: null, suggestedType: null });
});

test('a group without a title is called by its first payload, under whatever template', async () => {
  const { uid, path } = await createIntegration({ type: 'webhook' });
  const { body } = await sidecar.post(path, '{"alert_uid": "u", "check": "disk", "state": "alerting"}');
  await sidecar.post(path, '{"alert_uid": "u", "state": "ok", "took": 5}');
  const title = async () => {
    const group = await sidecar.call('GET', `alert-groups/${body.alertGroupId}`);
    const list = await sidecar.call('GET', `alert-groups?integration=${uid}`);
    expect(list.body.items[0].title).toBe(group.body.title);
    return group.body.title;
  };
  expect(await title()).toBe('alert_uid: u, check: disk');
  await sidecar.call('PATCH', `integrations/${uid}`, { templates: { title: '{{ payload.nothing }}' } });
  expect(await title()).toBe('alert_uid: u, check: disk');
  await sidecar.call('PATCH', `integrations/${uid}`, { templates: { title: '' } });
  expect(await title()).toBe('Incident');
});
