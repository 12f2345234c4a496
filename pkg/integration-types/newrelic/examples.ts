import type { TypeExamples } from '../type-presentation.ts';

const link =
  'https://radar-api.service.newrelic.com/accounts/1/issues/0ea2df1c-adab-45d2-aae0-042b609d2322?notifier=WEBHOOK';

export const examples: TypeExamples = {
  firing: issue('ACTIVATED', 1795435080000),
  resolving: issue('CLOSED', 1795436400000),
  // What a notification channel, which came before workflows, sends.
  odd: {
    account_id: 1,
    account_name: 'Example',
    condition_id: 321,
    condition_name: 'High CPU',
    current_state: 'open',
    details: 'CPU > 90% for at least 5 minutes',
    event_type: 'INCIDENT',
    incident_id: 5511,
    incident_url: 'https://alerts.newrelic.com/accounts/1/incidents/5511',
    owner: '',
    policy_name: 'Shop',
    severity: 'CRITICAL',
    targets: [{ id: '1', name: 'web-1', type: 'Host', labels: null }],
    timestamp: 1795435080000,
  },
  source: 'https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook',
  shown: { title: 'web-1 query result is > 90.0 for 5 minutes on High CPU', severity: 'critical', link },
};

function issue(state: string, updatedAt: number) {
  return {
    id: '0ea2df1c-adab-45d2-aae0-042b609d2322',
    issueUrl: link,
    title: 'web-1 query result is > 90.0 for 5 minutes on High CPU',
    priority: 'CRITICAL',
    impactedEntities: ['web-1'],
    totalIncidents: 1,
    state,
    trigger: 'STATE_CHANGE',
    isCorrelated: false,
    createdAt: 1795435080000,
    updatedAt,
    sources: ['newrelic'],
    alertPolicyNames: ['Shop'],
    alertConditionNames: ['High CPU'],
    workflowName: 'To Bellhook',
  };
}
