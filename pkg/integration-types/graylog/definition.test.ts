import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const event = (fields: object) => ({ event_definition_id: 'd', event_definition_title: 'Logins', event: fields });

testReadings('graylog', [
  ['an event with a key', event({ key: 'root' }), { groupingKey: 'd/root', title: 'Logins', signal: 'fire' }],
  [
    'the fields by which a definition groups',
    event({ key: null, group_by_fields: { user: 'root' } }),
    { groupingKey: 'd/{"user": "root"}', labels: { user: 'root' } },
  ],
  ['an event without a key', event({ key: null, group_by_fields: {} }), { groupingKey: 'd' }],
  ...(
    [
      [1, 'info'],
      [2, 'warning'],
      [3, 'high'],
      [4, 'critical'],
      [9, null],
    ] as const
  ).map(([priority, severity]) => [`the priority ${priority}`, event({ priority }), { severity }] as const),
  [
    'a definition that was removed',
    { ...event({ message: 'm' }), event_definition_description: '<unknown>' },
    { message: 'm' },
  ],
  ['fields as labels', event({ source: 'g', fields: { host: 'web-1' } }), { labels: { source: 'g', host: 'web-1' } }],
  ['an event that is null', { ...event({}), event: null, backlog: null }, { groupingKey: 'd', severity: null }],
]);
