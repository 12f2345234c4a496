import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t('integrations.guide.webhook.send', 'Let the tool send JSON of any shape to this address.'),
      fields: [
        { name: 'URL', value: url },
        { name: t('integrations.guide.method', 'Method'), value: 'POST' },
        { name: 'Content-Type', value: 'application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.webhook.templates',
        'Once something has arrived, adapt the templates to it if a title, a state or the grouping is not right.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.webhook.delivery',
      'An alert that was not taken is answered with a status from 400 up, and from 500 up if the tool should try again.'
    ),
  examples,
};
