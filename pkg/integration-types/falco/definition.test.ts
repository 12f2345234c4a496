import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const event = (fields: object) => ({ rule: 'Shell', output: 'o', priority: 'Notice', output_fields: {}, ...fields });

testReadings('falco', [
  [
    'an event in a pod',
    event({ hostname: 'n', output_fields: { 'k8s.ns.name': 'shop', 'k8s.pod.name': 'web', 'container.id': 'c' } }),
    { groupingKey: 'Shell/n/shop/web', title: 'Shell', signal: 'fire' },
  ],
  [
    'an event in a container',
    event({ output_fields: { 'k8s.ns.name': null, 'k8s.pod.name': '<NA>', 'container.id': 'c' } }),
    { groupingKey: 'Shell/c', labels: { container: 'c' } },
  ],
  ['an event on a host', event({ hostname: 'n' }), { groupingKey: 'Shell/n', labels: { hostname: 'n' } }],
  ['another event of it as the same group', event({ hostname: 'n', uuid: 'u', time: 't' }), { groupingKey: 'Shell/n' }],
  ...(
    [
      ['Emergency', 'critical'],
      ['Alert', 'critical'],
      ['Critical', 'critical'],
      ['Error', 'high'],
      ['Warning', 'warning'],
      ['Notice', 'info'],
      ['Informational', 'info'],
      ['Debug', 'info'],
      ['', null],
    ] as const
  ).map(([priority, severity]) => [`the priority ${priority}`, event({ priority }), { severity }] as const),
  ['markup in what it says', event({ output: 'user=<NA> cmd=ls *_*' }), { message: 'user=\\<NA\\> cmd=ls \\*\\_\\*' }],
  ['parts that are null', event({ output_fields: null, tags: null, source: null }), { labels: null }],
]);
