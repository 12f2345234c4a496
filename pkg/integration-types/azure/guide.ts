import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.azure.group',
        'In the Azure portal, open Monitor, Alerts, Action groups, Create. In the tab Actions, add a webhook with these fields.'
      ),
      fields: [
        { name: 'Action type', value: 'Webhook' },
        { name: 'Name', value: 'Bellhook' },
        { name: 'URI', value: url },
        { name: 'Enable the common alert schema', value: 'Yes' },
      ],
    },
    {
      text: t('integrations.guide.azure.rules', 'Choose this action group in the alert rules that shall alert.'),
    },
    {
      text: t(
        'integrations.guide.azure.resolve',
        'Leave Automatically resolve alerts on in each rule, so that its recoveries are sent. Alerts on the activity log have none.'
      ),
    },
  ],
  // https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups#webhook
  delivery: () =>
    t(
      'integrations.guide.azure.delivery',
      'Azure tries up to five more times, 5 to 40 seconds apart, if it got no answer or a status of 408, 429, 503 or 504. If all fail, it sends nothing to this address for 15 minutes. A plain webhook is not signed.'
    ),
  examples,
};
