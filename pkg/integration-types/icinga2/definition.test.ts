import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const service = (type: string, service_state: string, fields: object = {}) => ({
  type,
  host: 'web-1',
  host_state: 'UP',
  service: 'HTTP',
  service_state,
  ...fields,
});
const host = (type: string, host_state: string) => ({ type, host: 'web-1', host_name: 'Web 1', host_state });
const key = { groupingKey: 'web-1/HTTP' };
const nothing = { groupingKey: null, signal: 'resolve' } as const;

testReadings('icinga2', [
  [
    'a problem of a service',
    service('PROBLEM', 'CRITICAL', { output: 'a *b*' }),
    {
      ...key,
      title: 'HTTP on web-1',
      severity: 'critical',
      signal: 'fire',
      message: 'a \\*b\\*',
      labels: { host: 'web-1', service: 'HTTP' },
    },
  ],
  ['WARNING', service('PROBLEM', 'WARNING'), { severity: 'warning', signal: 'fire' }],
  ['UNKNOWN', service('PROBLEM', 'UNKNOWN'), { severity: 'warning', signal: 'fire' }],
  ['the recovery, which keeps the severity', service('RECOVERY', 'OK'), { ...key, severity: null, signal: 'resolve' }],
  [
    'a problem of a host',
    host('PROBLEM', 'DOWN'),
    { groupingKey: 'web-1', title: 'Web 1', severity: 'critical', signal: 'fire' },
  ],
  ['the recovery of a host', host('RECOVERY', 'UP'), { groupingKey: 'web-1', signal: 'resolve' }],
  ['Checkmk’s and Nagios’s UNREACHABLE', host('PROBLEM', 'UNREACHABLE'), { severity: 'high', signal: 'fire' }],
  [
    'an acknowledgement',
    service('ACKNOWLEDGEMENT', 'CRITICAL', { author: 'ann', comment: 'Mine' }),
    { ...key, signal: 'acknowledge', message: 'ann\\: Mine' },
  ],
  ['Checkmk’s acknowledgement', service('ACKNOWLEDGEMENT (NORMAL)', 'CRIT'), { ...key, signal: 'acknowledge' }],
  ['what Checkmk’s handlers have run as nothing', service('ALERTHANDLER (OK)', 'CRIT'), nothing],
  ['a service that begins to flap, whatever its state', service('FLAPPINGSTART', 'OK'), { ...key, signal: 'fire' }],
  ['a service that flaps no more and is well', service('FLAPPINGEND', 'OK'), { ...key, signal: 'resolve' }],
  ['a service that flaps no more and is not well', service('FLAPPINGSTOP', 'CRITICAL'), { ...key, signal: 'fire' }],
  ['a message of somebody', service('CUSTOM', 'OK', { comment: 'Look' }), { ...key, signal: 'fire', message: 'Look' }],
  ['a downtime as nothing', service('DOWNTIMESTART', 'CRITICAL'), nothing],
  ['a downtime that was ended as nothing', host('DOWNTIMEREMOVED', 'DOWN'), nothing],
  ['a downtime of what is well as its recovery', service('DOWNTIMEEND', 'OK'), { ...key, signal: 'resolve' }],
  ['a service of a site', service('PROBLEM', 'CRIT', { site: 'prod' }), { groupingKey: 'prod/web-1/HTTP' }],
]);
