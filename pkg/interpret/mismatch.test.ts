import { expect, test } from '@jest/globals';
import { factsOf } from '../../test-support/sidecar/interpret.ts';
import type { IntegrationType } from '../contract/integration-types.ts';

const alertmanager = { groupKey: '{}:{}', commonLabels: {}, alerts: [{ status: 'firing', labels: {} }] };
const grafana = { ...alertmanager, orgId: 1 };

test.each<[IntegrationType, unknown, IntegrationType | null]>([
  ['alertmanager', alertmanager, null],
  ['alertmanager', { labels: { alertname: 'A' } }, null],
  ['alertmanager', { alerts: [] }, null],
  ['alertmanager', { alert_uid: 'x', title: 'x' }, 'formatted_webhook'],
  ['alertmanager', { ruleId: 1, ruleName: 'x', state: 'ok' }, 'grafana'],
  ['alertmanager', 'text', 'webhook'],
  ['grafana_alerting', grafana, null],
  ['grafana_alerting', { ruleId: 1, title: 'x', imageUrl: 'x' }, 'webhook'],
  ['webhook', { alerts: [{ name: 'x' }] }, null],
  ['webhook', grafana, 'grafana_alerting'],
  ['formatted_webhook', alertmanager, 'alertmanager'],
  ['formatted_webhook', { alert_uid: 'x' }, null],
  ['webhook', [alertmanager], null],
])('%s with %j is better taken by %j', (type, payload, better) => {
  const { hint } = factsOf(type, payload);
  expect(hint).toEqual(better === null ? null : expect.stringContaining(`use the type ${better}.`));
});

test('there is no hint if people have written the title template themselves', () => {
  expect(factsOf('webhook', grafana, { title: '{{ payload.groupKey }}' }).hint).toBeNull();
  expect(factsOf('webhook', grafana, { message: 'x' }).hint).not.toBeNull();
});
