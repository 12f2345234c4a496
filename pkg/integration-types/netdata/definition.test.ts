import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const alert = { alert: 'ram', chart: 'system.ram', space: 's', host: 'a' };
const node = (reachable: unknown) => ({
  host: 'a',
  message: 'm',
  severity: reachable === true ? 'info' : 'critical',
  status: { reachable },
});

testReadings('netdata', [
  [
    'a warning',
    { ...alert, severity: 'warning' },
    { groupingKey: 's/a/system.ram/ram', title: 'ram on a', severity: 'warning', signal: 'fire' },
  ],
  [
    'clear as a recovery, which keeps the severity',
    { ...alert, severity: 'clear' },
    { groupingKey: 's/a/system.ram/ram', severity: null, signal: 'resolve' },
  ],
  ['the agent’s CLEAR', { ...alert, severity: 'CLEAR' }, { signal: 'resolve' }],
  [
    'a node that cannot be reached',
    node(false),
    { groupingKey: 'a', title: 'a cannot be reached', severity: 'critical', signal: 'fire' },
  ],
  [
    'a node that can be reached again, which keeps the severity',
    node(true),
    { groupingKey: 'a', severity: null, signal: 'resolve' },
  ],
  ['a node of which nothing is said', node(null), { signal: 'fire' }],
  ['a test with a token', { message: 'Test', token: 't' }, { title: null, message: 'Test', signal: 'fire' }],
]);
