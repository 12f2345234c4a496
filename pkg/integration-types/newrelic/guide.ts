import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.newrelic.destination',
        'In New Relic, open Alerts, Destinations, Webhook, and fill in this.'
      ),
      fields: [
        { name: 'Webhook name', value: 'Bellhook' },
        { name: 'Endpoint URL', value: url },
      ],
    },
    {
      text: t(
        'integrations.guide.newrelic.workflow',
        'Under Alerts, Workflows, add a workflow that notifies this destination. Its own template of the payload is right as it is.'
      ),
    },
    {
      text: t(
        'integrations.guide.newrelic.updates',
        'In the workflow, leave updates for activated, acknowledged and closed issues on.'
      ),
    },
  ],
  // https://docs.newrelic.com/docs/alerts/get-notified/notification-integrations/#webhook
  delivery: () =>
    t(
      'integrations.guide.newrelic.delivery',
      'New Relic does not say whether it tries again; its log of notifications shows what failed. It can send a password, a token or headers, and does not sign.'
    ),
  examples,
};
