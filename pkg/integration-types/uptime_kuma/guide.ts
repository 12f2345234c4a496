import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.uptime-kuma.notification',
        'In Uptime Kuma, open Settings, Notifications, Set up notification, and fill in this.'
      ),
      fields: [
        { name: t('integrations.guide.uptime-kuma.type', 'Notification type'), value: 'Webhook' },
        { name: 'Post URL', value: url },
        { name: t('integrations.guide.uptime-kuma.body', 'Request body'), value: 'Preset - application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.uptime-kuma.monitors',
        'Turn it on for the monitors that shall alert, or by default for all new ones. Test sends a message without a monitor.'
      ),
    },
  ],
  // https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/webhook.js
  delivery: () =>
    t(
      'integrations.guide.uptime-kuma.delivery',
      'Uptime Kuma tries once; a monitor’s option to resend while it is down helps if that fails. It does not sign, and can send headers.'
    ),
  examples,
};
