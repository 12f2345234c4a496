import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.github.webhook',
        'On GitHub, open the settings of the repository or of the organisation, Webhooks, Add webhook, and fill in this.'
      ),
      fields: [
        { name: 'Payload URL', value: url },
        { name: 'Content type', value: 'application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.github.events',
        'Choose “Let me select individual events”, and tick these; untick Pushes.'
      ),
      fields: [
        { name: t('integrations.guide.github.runs', 'For workflows'), value: 'Workflow runs' },
        {
          name: t('integrations.guide.github.alerts', 'For security alerts'),
          value: 'Code scanning alerts, Dependabot alerts, Secret scanning alerts',
        },
      ],
    },
    {
      text: t(
        'integrations.guide.github.test',
        'GitHub then sends a ping, which opens no group. To test, run a workflow that fails.'
      ),
    },
  ],
  // https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries
  delivery: () =>
    t(
      'integrations.guide.github.delivery',
      'GitHub waits for 10 seconds (an Enterprise Server for 30) and does not try again by itself; a delivery can be sent again under Recent Deliveries. It signs in the header X-Hub-Signature-256 if the webhook has a secret.'
    ),
  signs: 'github',
  examples,
};
