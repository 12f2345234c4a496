import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const event = (fields: object) => ({
  reason: 'FailedScheduling',
  message: 'a *b*',
  type: 'Warning',
  involvedObject: { kind: 'Pod', namespace: 'shop', name: 'shop-1' },
  source: { component: '' },
  reportingComponent: 'default-scheduler',
  ...fields,
});

testReadings('kubernetes_event_exporter', [
  [
    'a warning',
    event({ clusterName: 'prod', count: 3 }),
    {
      groupingKey: 'prod/shop/Pod/shop-1/FailedScheduling',
      title: 'FailedScheduling: Pod shop-1',
      severity: 'warning',
      signal: 'fire',
      message: 'a \\*b\\*',
      labels: {
        cluster: 'prod',
        namespace: 'shop',
        kind: 'Pod',
        name: 'shop-1',
        reason: 'FailedScheduling',
        component: 'default-scheduler',
      },
    },
  ],
  [
    'the same event later as one more alert of its group',
    event({ clusterName: 'prod', count: 9, lastTimestamp: '2026-11-23T12:30:00Z' }),
    { groupingKey: 'prod/shop/Pod/shop-1/FailedScheduling' },
  ],
  [
    'an event of a node',
    event({ reason: 'NodeNotReady', involvedObject: { kind: 'Node', name: 'node-1' } }),
    { groupingKey: 'Node/node-1/NodeNotReady', title: 'NodeNotReady: Node node-1' },
  ],
  ['a normal event', event({ type: 'Normal' }), { severity: 'info', signal: 'fire' }],
  ['parts that are null', { reason: null, involvedObject: null, source: null }, { title: null, severity: null }],
]);
