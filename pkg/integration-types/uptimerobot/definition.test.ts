import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const monitor = (alertType: unknown, fields: object = {}) => ({
  monitorID: '7',
  monitorFriendlyName: 'Shop',
  monitorURL: 'https://shop.example.com/',
  alertType,
  ...fields,
});

testReadings('uptimerobot', [
  ['a monitor that is down', monitor('1'), { groupingKey: '7', title: 'Shop', signal: 'fire' }],
  ['a monitor that is up', monitor('2'), { groupingKey: '7', title: 'Shop', signal: 'resolve' }],
  ['numbers', monitor(2, { monitorID: 7 }), { groupingKey: '7', signal: 'resolve' }],
  [
    'a certificate that expires as another group',
    monitor('3', { alertDetails: 'in 7 days' }),
    { groupingKey: '7:certificate', severity: 'warning', message: 'in 7 days', signal: 'fire' },
  ],
  [
    'the fields that Grafana OnCall documented',
    monitor('1', { monitorID: undefined }),
    { groupingKey: 'https://shop.example.com/', sourceLink: 'https://shop.example.com/' },
  ],
  [
    'the monitor’s page in UptimeRobot',
    monitor('1', { dashboardUrl: 'https://dashboard.uptimerobot.com/monitors/7' }),
    { sourceLink: 'https://dashboard.uptimerobot.com/monitors/7' },
  ],
  [
    'variables that were not replaced',
    monitor('1', { dashboardUrl: '*dashboardUrl*', alertDetails: '' }),
    {
      sourceLink: 'https://shop.example.com/',
    },
  ],
]);
