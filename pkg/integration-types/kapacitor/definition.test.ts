import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const alert = (level: string, fields: object = {}) => ({ id: 'cpu', level, previousLevel: 'OK', ...fields });

testReadings('kapacitor', [
  ['CRITICAL', alert('CRITICAL'), { groupingKey: 'cpu', title: 'cpu', severity: 'critical', signal: 'fire' }],
  ['WARNING', alert('WARNING'), { groupingKey: 'cpu', severity: 'warning', signal: 'fire' }],
  ['INFO', alert('INFO'), { groupingKey: 'cpu', severity: 'info', signal: 'fire' }],
  ['OK, which keeps the severity', alert('OK'), { groupingKey: 'cpu', severity: null, signal: 'resolve' }],
  [
    'tags as labels',
    alert('INFO', { data: { series: [{ name: 'cpu', tags: { host: 'web-1' } }] } }),
    { labels: { measurement: 'cpu', host: 'web-1' } },
  ],
  ['series without tags', alert('INFO', { data: { series: [{ name: 'cpu' }] } }), { labels: { measurement: 'cpu' } }],
  ['no series', alert('INFO', { data: { series: null } }), { labels: null }],
  ['an empty list of series', alert('INFO', { data: { series: [] } }), { labels: null }],
]);
