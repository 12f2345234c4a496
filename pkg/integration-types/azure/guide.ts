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
  delivery: () =>
    t(
      'integrations.guide.azure.delivery',
      'Azure tries again a few times within minutes after a timeout or a status of 408, 429, 503 or 504. A plain webhook is not signed.'
    ),
  examples,
};
