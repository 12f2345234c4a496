import { expect } from '@jest/globals';
import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const rule = { ruleId: 7, ruleName: 'CPU', title: '[Alerting] CPU' };

testReadings('grafana', [
  ['an alert', { ...rule, state: 'alerting' }, { groupingKey: '7/CPU', title: 'CPU', signal: 'fire' }],
  [
    'its recovery',
    { ...rule, state: 'ok', title: '[OK] CPU' },
    { groupingKey: '7/CPU', title: 'CPU', signal: 'resolve' },
  ],
  ['a rule without data', { ...rule, state: 'no_data' }, { groupingKey: '7/CPU', signal: 'fire' }],
  ['a rule that was paused', { ...rule, state: 'paused' }, { signal: 'fire' }],
  ['a rule with the same number in another Grafana', { ...rule, ruleName: 'Disk' }, { groupingKey: '7/Disk' }],
  [
    'tags',
    { ...rule, tags: { severity: 'critical', team: 'shop' } },
    { severity: 'critical', labels: { severity: 'critical', team: 'shop' } },
  ],
  ['no tags', { ...rule, tags: null, evalMatches: null }, { severity: null, labels: null }],
  [
    'what matched if there is no message',
    { ...rule, message: '', evalMatches: [{ metric: 'cpu' }] },
    { message: 'cpu' },
  ],
  [
    'a single alert of an old Alertmanager',
    { status: 'resolved', labels: { alertname: 'A', severity: 'warning' }, annotations: { summary: 's' } },
    {
      groupingKey: '{"alertname": "A", "severity": "warning"}',
      title: 'A',
      severity: 'warning',
      message: 's',
      signal: 'resolve',
      hint: null,
    },
  ],
  [
    'a delivery of Grafana Alerting, with a hint',
    { groupKey: 'k', status: 'resolved', orgId: 1, commonLabels: { alertname: 'A' }, alerts: [{ status: 'resolved' }] },
    {
      groupingKey: 'k',
      title: 'A',
      signal: 'resolve',
      hint: expect.stringContaining('grafana_alerting') as unknown as string,
    },
  ],
]);
