import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const body = `{
  "monitorID": "*monitorID*",
  "monitorURL": "*monitorURL*",
  "monitorFriendlyName": "*monitorFriendlyName*",
  "alertType": "*alertType*",
  "alertTypeFriendlyName": "*alertTypeFriendlyName*",
  "alertDetails": "*alertDetails*",
  "alertDuration": "*alertDuration*",
  "alertDateTime": "*alertDateTime*",
  "sslExpiryDate": "*sslExpiryDate*",
  "sslExpiryDaysLeft": "*sslExpiryDaysLeft*"
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.uptimerobot.webhook',
        'In UptimeRobot, open Integrations, Webhook, Add, and fill in this. Send it as JSON, for down as for up events.'
      ),
      fields: [
        { name: 'Friendly name', value: 'Bellhook' },
        { name: 'URL to notify', value: url },
      ],
    },
    {
      text: t('integrations.guide.uptimerobot.body', 'Use this as the POST value.'),
      code: { label: 'JSON', text: body },
    },
    {
      text: t('integrations.guide.uptimerobot.monitors', 'Choose this webhook in the monitors that shall alert.'),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.uptimerobot.delivery',
      'UptimeRobot does not say that it tries again, so a failed delivery may be lost. It does not sign.'
    ),
  examples,
};
