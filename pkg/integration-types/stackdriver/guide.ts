import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.stackdriver.channel',
        'In the Google Cloud console, open Monitoring, Alerting, Edit notification channels, and add a webhook with these fields.'
      ),
      fields: [
        { name: 'Endpoint URL', value: url },
        { name: 'Display Name', value: 'Bellhook' },
        { name: 'Use HTTP Basic Auth', value: t('integrations.guide.off', 'off') },
      ],
    },
    {
      text: t(
        'integrations.guide.stackdriver.policies',
        'Choose this channel in the alerting policies that shall alert, and tick Notify on incident closure there.'
      ),
    },
  ],
  // https://cloud.google.com/blog/products/management-tools/how-to-use-pubsub-as-a-cloud-monitoring-notification-channel
  delivery: () =>
    t(
      'integrations.guide.stackdriver.delivery',
      'Google tries a few times, and does not say how often; it needs a public HTTPS address. It does not sign.'
    ),
  examples,
};
