import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const incident = (fields: object) => ({
  incident: { incident_id: '0.a', policy_name: 'CPU', condition_name: 'VM', ...fields },
  version: '1.2',
});

testReadings('stackdriver', [
  ['an incident', incident({ state: 'open' }), { groupingKey: '0.a', title: 'CPU: VM', signal: 'fire' }],
  ['its end', incident({ state: 'closed' }), { groupingKey: '0.a', title: 'CPU: VM', signal: 'resolve' }],
  ['the states of other samples', incident({ state: 'CLOSED' }), { signal: 'resolve' }],
  ['a severity', incident({ severity: 'Critical' }), { severity: 'critical' }],
  ['no severity', incident({ severity: 'No severity' }), { severity: null }],
  [
    'documentation as an object',
    incident({ summary: 's', documentation: { content: 'd', mime_type: 'text/markdown' } }),
    { message: 's\\\nd' },
  ],
  ['documentation as a text', incident({ summary: 's', documentation: 'd' }), { message: 's\\\nd' }],
  [
    'labels of the resource and of the policy',
    incident({ resource: { type: 'vm', labels: { zone: 'z' } }, policy_user_labels: { team: 'shop' } }),
    { labels: { policy: 'CPU', resource_type: 'vm', zone: 'z', team: 'shop' } },
  ],
  ['parts that are null', { incident: null, version: 'test' }, { title: null, labels: null, sourceLink: null }],
]);
