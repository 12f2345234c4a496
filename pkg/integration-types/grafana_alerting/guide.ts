import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.grafana-alerting.contact-point',
        'In Grafana, under Alerting, create a contact point with these fields, and leave resolved messages enabled.'
      ),
      fields: [
        { name: 'Name', value: 'Bellhook' },
        { name: 'Integration', value: 'Webhook' },
        { name: 'URL', value: url },
        { name: 'HTTP Method', value: 'POST' },
      ],
    },
    {
      text: t(
        'integrations.guide.grafana-alerting.policy',
        'Choose this contact point in the default notification policy, in a policy of its own, or in an alert rule.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.grafana-alerting.delivery',
      'After any failure Grafana tries again only when it next sends the group. It can sign with HMAC-SHA256 (HMAC Signature in the contact point), which a guard of the integration checks.'
    ),
  signs: 'grafana',
  examples,
};
