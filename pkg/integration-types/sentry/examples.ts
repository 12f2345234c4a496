import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://example.sentry.io/organizations/example/alerts/rules/details/7/?alert=42';

export const examples: TypeExamples = {
  firing: metricAlert('critical', 'Critical', 20),
  resolving: metricAlert('resolved', 'Resolved', 2),
  // An event that matches a rule for issues. No recovery follows unless the integration also gets changes of issues.
  odd: {
    action: 'triggered',
    actor: { id: 'sentry', name: 'Sentry', type: 'application' },
    data: {
      event: {
        event_id: 'e4874d664c3540c1a32eab185f12c5ab',
        issue_id: '1170820242',
        title: "ReferenceError: 'heart' is not defined",
        level: 'error',
        culprit: '?(<anonymous>)',
        message: '',
        platform: 'javascript',
        tags: [['browser', 'Chrome 130'], ['level', 'error'], null],
        web_url:
          'https://example.sentry.io/organizations/example/issues/1170820242/events/e4874d664c3540c1a32eab185f12c5ab/',
        issue_url: 'https://example.sentry.io/api/0/issues/1170820242/',
      },
      triggered_rule: 'Everything new',
    },
    installation: { uuid: 'a8e5d37a-696c-4c54-adb5-b3f28d64c7de' },
  },
  source: 'https://docs.sentry.io/organization/integrations/integration-platform/webhooks/metric-alerts/',
  shown: { title: 'Too many errors', severity: 'critical', link },
};

function metricAlert(action: string, word: string, status: number) {
  return {
    action,
    actor: { id: 'sentry', name: 'Sentry', type: 'application' },
    data: {
      description_text: '1000 events in the last 10 minutes\nFilter: level:error',
      description_title: `${word}: Too many errors`,
      metric_alert: {
        id: '42',
        identifier: '42',
        organization_id: '5',
        alert_rule: {
          id: '7',
          name: 'Too many errors',
          aggregate: 'count()',
          dataset: 'events',
          environment: null,
          query: 'level:error',
          status: 0,
          time_window: 10,
        },
        projects: ['shop'],
        status,
        title: 'Too many errors',
        date_started: '2026-11-23T11:58:00Z',
        date_closed: null,
      },
      web_url: link,
    },
    installation: { uuid: 'a8e5d37a-696c-4c54-adb5-b3f28d64c7de' },
  };
}
