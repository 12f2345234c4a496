import { expect } from '@jest/globals';
import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const match = { '@timestamp': '2026-11-23T11:58:00Z', num_hits: 1, num_matches: 1, _id: 'x' };

testReadings('elastalert', [
  [
    'a match of a rule on a host',
    { ...match, rule_name: 'Errors', host: { name: 'web-1' }, log: { level: 'error' } },
    { groupingKey: 'Errors/web-1', title: 'Errors', severity: 'high', labels: { host: 'web-1' }, signal: 'fire' },
  ],
  [
    'a later match as the same group',
    { ...match, _id: 'y', num_hits: 9, rule_name: 'Errors', host: 'web-1' },
    { groupingKey: 'Errors/web-1' },
  ],
  [
    'the title that Grafana OnCall documented',
    { ...match, title: 'Errors', message: 'm' },
    { groupingKey: 'Errors', title: 'Errors', message: 'm' },
  ],
  ['a key of people’s own', { ...match, alert_uid: 'u', rule_name: 'R' }, { groupingKey: 'u', title: 'R' }],
  ['a state that a rule adds', { alert_uid: 'u', state: 'ok' }, { groupingKey: 'u', signal: 'resolve' }],
  [
    'matches without a name as one group each',
    match,
    { groupingKey: expect.stringContaining('"_id": "x"') as unknown as string, title: null },
  ],
]);
