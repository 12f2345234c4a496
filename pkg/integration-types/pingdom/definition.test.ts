import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const check = (previous_state: string, current_state: string, fields: object = {}) => ({
  check_id: 7,
  check_name: 'Shop',
  previous_state,
  current_state,
  ...fields,
});

testReadings('pingdom', [
  ['a check that is down', check('UP', 'DOWN'), { groupingKey: '7', title: 'Shop', signal: 'fire' }],
  ['a check that is up', check('DOWN', 'UP'), { groupingKey: '7', title: 'Shop', signal: 'resolve' }],
  ['a transaction that fails', check('SUCCESS', 'FAILING'), { groupingKey: '7', signal: 'fire' }],
  ['a transaction that works again', check('FAILING', 'SUCCESS'), { groupingKey: '7', signal: 'resolve' }],
  ['a low importance', check('UP', 'DOWN', { importance_level: 'LOW' }), { severity: 'info' }],
  [
    'what it says of the failure',
    check('UP', 'DOWN', { description: 'a', long_description: 'b', first_probe: { location: 'Austin, US' } }),
    { message: 'a\\\nb\\\nFrom Austin, US' },
  ],
  ['a failure that it says twice', check('UP', 'DOWN', { description: 'a', long_description: 'a' }), { message: 'a' }],
  [
    'the page in Pingdom if the check has no address',
    check('UP', 'DOWN', { check_params: { hostname: 'h' }, check_type: 'DNS', tags: ['a', 'b'] }),
    {
      sourceLink: 'https://my.pingdom.com/app/reports/uptime#check=7',
      labels: { hostname: 'h', type: 'DNS', tags: 'a, b' },
    },
  ],
  ['parts that are null', check('UP', 'DOWN', { check_params: null, tags: null, first_probe: null }), { labels: null }],
]);
