import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.pingdom.integration',
        'In Pingdom, open Settings, Integrations, Add integration, and fill in this.'
      ),
      fields: [
        { name: 'Type', value: 'Webhook' },
        { name: 'Name', value: 'Bellhook' },
        { name: 'URL', value: url },
        { name: 'Active', value: t('integrations.guide.on', 'on') },
      ],
    },
    {
      text: t(
        'integrations.guide.pingdom.checks',
        'Edit each check that shall alert, and choose this integration under Connect Integrations. Recoveries are sent to it too.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.pingdom.delivery',
      'Pingdom does not say that it tries again, so a failed delivery may be lost. It does not sign.'
    ),
  examples,
};
