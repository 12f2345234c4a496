import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.amazon-sns.subscription',
        'In the AWS console, open Amazon SNS, choose your topic, Create subscription, and fill in this.'
      ),
      fields: [
        { name: 'Protocol', value: url.startsWith('http:') ? 'HTTP' : 'HTTPS' },
        { name: 'Endpoint', value: url },
        { name: 'Enable raw message delivery', value: t('integrations.guide.off', 'off') },
      ],
    },
    {
      text: t(
        'integrations.guide.amazon-sns.confirm',
        'The topic then asks to deliver here: the integration’s page shows that to Admins. Choose Confirm there if you have just made the subscription, and Dismiss if not.'
      ),
    },
    {
      text: t(
        'integrations.guide.amazon-sns.alarms',
        'In each CloudWatch alarm, notify this topic both In alarm and OK.'
      ),
    },
  ],
  // https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.retry.html
  delivery: () =>
    t(
      'integrations.guide.amazon-sns.delivery',
      'SNS tries again three times, 20 seconds apart, unless the topic’s policy says otherwise. It signs in the payload, which a guard of the integration checks.'
    ),
  signs: 'sns',
  examples,
};
