import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const event = (title: string, fields: object = {}) => ({
  title,
  event_type: 'query_alert_monitor',
  id: '1',
  body: title,
  ...fields,
});

testReadings('datadog', [
  [
    'Triggered',
    { alert_cycle_key: 'c', alert_transition: 'Triggered', title: '[Triggered] CPU' },
    { groupingKey: 'c', title: 'CPU', signal: 'fire' },
  ],
  ...['Re-Triggered', 'Warn', 'No Data', 'Renotify'].map(
    (word) =>
      [
        word,
        { alert_cycle_key: 'c', alert_transition: word, title: `[${word}] CPU` },
        { title: 'CPU', signal: 'fire' },
      ] as const
  ),
  [
    'Recovered',
    { alert_cycle_key: 'c', alert_transition: 'Recovered', title: '[Recovered] CPU' },
    { groupingKey: 'c', title: 'CPU', signal: 'resolve' },
  ],
  [
    'the payload that it has by default',
    event('[Triggered on {host:a}] CPU'),
    { groupingKey: 'CPU on {host:a}', title: 'CPU on {host:a}', signal: 'fire' },
  ],
  ['the recovery of that', event('[Recovered on {host:a}] CPU'), { groupingKey: 'CPU on {host:a}', signal: 'resolve' }],
  [
    'a priority before the state',
    event('[P1] [Recovered on {host:a}] CPU'),
    { groupingKey: 'CPU on {host:a}', signal: 'resolve' },
  ],
  [
    'a title that only speaks of a recovery',
    event('Recovered disks are slow'),
    { title: 'Recovered disks are slow', signal: 'fire' },
  ],
  [
    'an alert and a scope without a cycle',
    { alert_id: '1', alert_scope: 'host:a', alert_cycle_key: '' },
    { groupingKey: '1/host:a' },
  ],
  ['the lowest priority', { alert_id: '1', priority: 'P5', alert_type: 'error' }, { severity: 'info' }],
  ['the kind if there is no priority', { alert_id: '1', priority: '', alert_type: 'warning' }, { severity: 'warning' }],
  ['success as no severity', { alert_id: '1', alert_type: 'success' }, { severity: null }],
  [
    'tags as labels',
    { alert_id: '1', tags: 'env:prod, team:shop,monitor,:x,url:http://a' },
    { labels: { env: 'prod', team: 'shop', url: 'http://a' } },
  ],
  ['no tags', { alert_id: '1', tags: null }, { labels: null }],
  ['its wrapping of Markdown', { alert_id: '1', body: '%%%\nHigh\n%%%' }, { message: 'High' }],
]);
