import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const sensor = (status: string, fields: object = {}) => ({
  sensorid: '2042',
  sensor: 'Ping',
  device: 'core-1',
  status,
  message: 'a *b*',
  linksensor: 'https://prtg.example.com/sensor.htm?id=2042',
  ...fields,
});
const key = { groupingKey: '2042', title: 'Ping on core-1' };

testReadings('prtg', [
  [
    'a sensor that is down',
    sensor('Down'),
    {
      ...key,
      severity: 'critical',
      signal: 'fire',
      message: 'a \\*b\\*',
      sourceLink: 'https://prtg.example.com/sensor.htm?id=2042',
      labels: { device: 'core-1', sensor: 'Ping' },
    },
  ],
  ['a sensor that warns', sensor('Warning'), { ...key, severity: 'warning', signal: 'fire' }],
  ['a sensor that is up', sensor('Up'), { ...key, severity: null, signal: 'resolve' }],
  ['a sensor that is no longer down', sensor('Down ended (now: Up)'), { ...key, signal: 'resolve' }],
  ['a sensor that is down less', sensor('Down ended (now: Warning)'), { ...key, signal: 'fire' }],
  ['an acknowledgement', sensor('Down (Acknowledged)'), { ...key, signal: 'acknowledge' }],
  [
    'what the script that Grafana OnCall documented sends',
    {
      alert_uid: '2042 23.11.2026',
      title: 'core-1 Ping Up',
      state: 'ok',
      message: 'OK',
      link_to_upstream_details: 'https://prtg.example.com/',
    },
    { groupingKey: '2042 23.11.2026', title: 'core-1 Ping Up', signal: 'resolve', hint: null },
  ],
]);
