import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.alertmanager.receiver', 'Add this receiver to Alertmanager’s configuration.'),
      code: {
        label: 'alertmanager.yml',
        text: `receivers:
  - name: bellhook
    webhook_configs:
      - url: '${url}'
        send_resolved: true`,
      },
    },
    {
      text: t(
        'integrations.guide.alertmanager.route',
        'Send it the alerts: all of them, as here, or those of one of your routes.'
      ),
      code: {
        label: 'alertmanager.yml',
        text: `route:
  receiver: bellhook
  group_by: [alertname, cluster]`,
      },
    },
    {
      text: t('integrations.guide.alertmanager.reload', 'Let Alertmanager read its configuration again.'),
      code: {
        label: t('integrations.guide.command', 'Command'),
        text: 'curl -X POST http://localhost:9093/-/reload',
      },
    },
  ],
  // https://github.com/prometheus/alertmanager/blob/main/notify/webhook/webhook.go
  delivery: () =>
    t(
      'integrations.guide.alertmanager.delivery',
      'Alertmanager tries again after a failed connection or a status from 500 up, with growing pauses, until it next sends the group. It does not sign.'
    ),
  examples,
};
