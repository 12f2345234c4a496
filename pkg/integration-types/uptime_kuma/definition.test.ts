import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const beat = (status: unknown) => ({
  heartbeat: { status, msg: 'm' },
  monitor: { id: 3, name: 'Shop' },
  msg: '[Shop] m',
});

testReadings('uptime_kuma', [
  ['status 0 as down', beat(0), { groupingKey: '3', title: 'Shop', signal: 'fire', message: 'm' }],
  ['status 1 as up', beat(1), { groupingKey: '3', signal: 'resolve' }],
  ['status 2 as not up', beat(2), { signal: 'fire' }],
  ['status 3 as not up', beat(3), { signal: 'fire' }],
  ['no status', beat(null), { groupingKey: '3', signal: 'fire' }],
  [
    'a test',
    { heartbeat: null, monitor: null, msg: 'Bellhook Testing' },
    { title: 'Bellhook Testing', signal: 'fire', hint: null },
  ],
  [
    'the address that monitors without one have',
    { monitor: { id: 1, url: 'https://' } },
    { sourceLink: null, groupingKey: '1' },
  ],
  [
    'tags as labels, also those without a value',
    {
      monitor: {
        id: 1,
        type: 'ping',
        hostname: 'h',
        tags: [{ name: 'env', value: 'prod' }, { name: 'x', value: '' }, null, 'y', { name: 5 }],
      },
    },
    { labels: { type: 'ping', hostname: 'h', env: 'prod' } },
  ],
  ['tags that are none', { monitor: { id: 1, tags: 'x' } }, { labels: null }],
  [
    'its notification for Grafana OnCall',
    { title: 'Shop is down', message: 'timeout', state: 'alerting' },
    { groupingKey: 'Shop', title: 'Shop', signal: 'fire', message: 'timeout', hint: null },
  ],
  [
    'the recovery of that',
    { title: 'Shop is up', message: '200 - OK', state: 'ok' },
    { groupingKey: 'Shop', title: 'Shop', signal: 'resolve' },
  ],
  [
    'two general notices as two alerts',
    { title: 'General notification', message: 'certificate of a expires', state: 'alerting' },
    {
      groupingKey: '{"message": "certificate of a expires", "title": "General notification"}',
      title: 'General notification',
    },
  ],
]);
