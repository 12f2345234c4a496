import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

testReadings('healthchecks', [
  [
    'a check that is down',
    { code: 'c', name: 'Backup', status: 'down' },
    { groupingKey: 'c', title: 'Backup', signal: 'fire' },
  ],
  ['a check that is up', { code: 'c', name: 'Backup', status: 'up' }, { groupingKey: 'c', signal: 'resolve' }],
  [
    'a check without a name',
    { code: 'c', name: '', slug: 'backup', status: 'down' },
    { title: 'backup', labels: { check: 'backup' } },
  ],
  [
    'the exit status and what the job said',
    { code: 'c', exit_status: '2', body: 'no *space*' },
    { message: 'Exit status 2\\\nno \\*space\\*' },
  ],
  ['no exit status', { code: 'c', exit_status: '-1', body: 'x' }, { message: 'x' }],
  [
    '$JSON alone',
    { uuid: 'u', name: 'B', slug: 'b', n_pings: 3, grace: 60, status: 'up' },
    { groupingKey: 'u', signal: 'resolve', hint: null },
  ],
]);
