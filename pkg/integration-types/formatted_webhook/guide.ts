import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.formatted-webhook.send', 'Let the tool, or your own script, send to this address.'),
      fields: [
        { name: 'URL', value: url },
        { name: t('integrations.guide.method', 'Method'), value: 'POST' },
        { name: 'Content-Type', value: 'application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.formatted-webhook.fields',
        'Use those of these fields that you have. Alerts with the same alert_uid share a group, and the state “ok” resolves it.'
      ),
      code: { label: t('integrations.guide.body', 'Body'), text: JSON.stringify(examples.firing, null, 2) },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.formatted-webhook.delivery',
      'An alert that was not taken is answered with a status from 400 up, and from 500 up if the sender should try again.'
    ),
  examples,
};
