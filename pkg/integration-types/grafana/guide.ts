import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.grafana-legacy.channel',
        'In Grafana, open Alerting, Notification channels, New channel, and fill in this.'
      ),
      fields: [
        { name: 'Name', value: 'Bellhook' },
        { name: 'Type', value: 'webhook' },
        { name: 'Url', value: url },
        { name: 'Http Method', value: 'POST' },
        { name: 'Disable Resolve Message', value: t('integrations.guide.off', 'off') },
      ],
    },
    {
      text: t(
        'integrations.guide.grafana-legacy.rules',
        'Make it the default channel, or add it to each alert under Notifications. A tag called severity is read as such.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.grafana-legacy.delivery',
      'Grafana tries once when the state changes; the channel’s reminders help if that fails. It does not sign.'
    ),
  examples,
};
