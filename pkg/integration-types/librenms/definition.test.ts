import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const alert = (state: unknown, fields: object = {}) => ({
  title: 'Alert for device a - Load',
  name: 'Load',
  device_id: '7',
  rule_id: '4',
  hostname: 'a',
  severity: 'warning',
  state,
  ...fields,
});
const key = { groupingKey: '7/4' };

testReadings('librenms', [
  [
    'an alert',
    alert('1', { msg: 'a *b*' }),
    {
      ...key,
      title: 'Load on a',
      severity: 'warning',
      signal: 'fire',
      message: 'a \\*b\\*',
      labels: { host: 'a', rule: 'Load' },
    },
  ],
  [
    'a recovery, which keeps the severity',
    alert('0'),
    { ...key, title: 'Load on a', severity: null, signal: 'resolve' },
  ],
  ['a state as a number', alert(0), { ...key, signal: 'resolve' }],
  ['an acknowledgement', alert('2'), { ...key, signal: 'acknowledge' }],
  ['an alert that got worse', alert(3), { ...key, signal: 'fire' }],
  [
    'the address of the device',
    alert('1', { url: 'https://n.example/device/7' }),
    { sourceLink: 'https://n.example/device/7' },
  ],
  ['a body of people’s own', { title: 'T', alert_id: 5, state: 1 }, { groupingKey: '5', title: 'T', hint: null }],
]);
