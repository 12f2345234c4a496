import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const body = `{
  "code": "$CODE",
  "name": $NAME_JSON,
  "slug": "$SLUG",
  "tags": "$TAGS",
  "status": "$STATUS",
  "now": "$NOW",
  "exit_status": "$EXITSTATUS",
  "body": $BODY_JSON,
  "url": "https://healthchecks.io/checks/$CODE/details/"
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.healthchecks.add',
        'In Healthchecks, open Integrations, Webhook, Add Integration, and fill in this, both for when a check goes down and for when it goes up.'
      ),
      fields: [
        { name: t('integrations.guide.method', 'Method'), value: 'POST' },
        { name: 'URL', value: url },
        { name: 'Request Headers', value: 'Content-Type: application/json' },
      ],
    },
    {
      text: t(
        'integrations.guide.healthchecks.body',
        'Use this request body in both, with the address of your own Healthchecks if you run one.'
      ),
      code: { label: 'Request Body', text: body },
    },
    {
      text: t('integrations.guide.healthchecks.checks', 'Turn the integration on for the checks that shall alert.'),
    },
  ],
  // https://github.com/healthchecks/healthchecks/blob/master/hc/api/transports.py
  delivery: () =>
    t(
      'integrations.guide.healthchecks.delivery',
      'Healthchecks waits for 10 seconds, and tries twice more at once unless 15 seconds are over; a test is sent once. It does not sign, and can send headers.'
    ),
  examples,
};
