import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const failed = { service: 'nginx', host: 'web-1', event: 'Connection failed', description: 'failed *protocol* test' };

testReadings('monit', [
  [
    'a failed test',
    { ...failed, state: 'alerting', test: 'http', severity: 'critical' },
    {
      groupingKey: 'web-1/nginx/http',
      title: 'nginx http on web-1',
      message: 'failed \\*protocol\\* test',
      severity: 'critical',
      labels: { host: 'web-1', service: 'nginx', test: 'http' },
      signal: 'fire',
    },
  ],
  ['its success', { ...failed, state: 'ok', test: 'http' }, { groupingKey: 'web-1/nginx/http', signal: 'resolve' }],
  ['another test of the service', { ...failed, state: 'ok', test: 'cpu' }, { groupingKey: 'web-1/nginx/cpu' }],
  ['no arguments', failed, { groupingKey: 'web-1/nginx', title: 'nginx on web-1', severity: null, signal: 'fire' }],
  ['an event without a description', { service: 'nginx', event: 'Exists' }, { message: 'Exists' }],
]);
