import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.statuscake.group',
        'In StatusCake, open Alerting, Contact Groups, New Contact Group, and fill in this.'
      ),
      fields: [
        { name: 'Group Name', value: 'Bellhook' },
        { name: 'Webhook URL', value: url },
        { name: 'Webhook Request Method', value: 'POST' },
      ],
    },
    {
      text: t('integrations.guide.statuscake.tests', 'Choose this contact group in the tests that shall alert.'),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.statuscake.delivery',
      'StatusCake does not say that it tries again; Repeat Alert of the contact group helps if a delivery fails. It sends a token made of your user name and API key, which Bellhook does not check, and masks.'
    ),
  examples,
};
