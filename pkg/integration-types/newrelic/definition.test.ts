import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const issue = (state: unknown, priority: unknown = 'HIGH') => ({
  id: 'i',
  issueUrl: 'https://n.example/i',
  title: 'T',
  state,
  priority,
});

testReadings('newrelic', [
  [
    'CREATED',
    issue('CREATED'),
    { groupingKey: 'i', title: 'T', severity: 'high', signal: 'fire', sourceLink: 'https://n.example/i' },
  ],
  ['ACTIVATED', issue('ACTIVATED', 'MEDIUM'), { severity: 'warning', signal: 'fire' }],
  ['ACKNOWLEDGED', issue('ACKNOWLEDGED', 'LOW'), { severity: 'info', signal: 'acknowledge' }],
  ['CLOSED', issue('CLOSED'), { groupingKey: 'i', signal: 'resolve' }],
  ['an issue without a state', issue(null, null), { severity: null, signal: 'fire' }],
  [
    'what is affected',
    { issueId: 'i', impactedEntities: ['a', 'b'], alertConditionNames: ['c'], alertPolicyNames: ['p', 'q'] },
    { message: 'Entities\\: a, b\\\nConditions\\: c', labels: { policy: 'p, q' } },
  ],
  [
    'lists that are none',
    { issueId: 'i', impactedEntities: 'a', alertConditionNames: null },
    { message: null, labels: null },
  ],
  [
    'the incident of a notification channel',
    {
      incident_id: 5,
      current_state: 'closed',
      condition_name: 'C',
      policy_name: 'P',
      severity: 'CRITICAL',
      incident_url: 'https://n.example/5',
    },
    {
      groupingKey: '5',
      title: 'C',
      signal: 'resolve',
      severity: 'critical',
      labels: { policy: 'P' },
      sourceLink: 'https://n.example/5',
    },
  ],
]);
