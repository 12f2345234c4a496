import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.sentry.integration',
        'In Sentry, open Settings, Developer Settings, Create New Integration, Internal Integration, and fill in this.'
      ),
      fields: [
        { name: 'Webhook URL', value: url },
        { name: 'Alert Rule Action', value: t('integrations.guide.on', 'on') },
      ],
    },
    {
      text: t(
        'integrations.guide.sentry.issues',
        'Give it the permission to read Issue & Event, and tick the webhook issue, so that resolving an issue there resolves the group.'
      ),
    },
    {
      text: t(
        'integrations.guide.sentry.rule',
        'In each alert rule, for issues as for metrics, add the action that sends a notification by this integration.'
      ),
    },
  ],
  // An internal integration is never published, and its failures are no reason for Sentry to try again:
  // https://github.com/getsentry/sentry/blob/master/src/sentry/utils/sentry_apps/webhooks.py
  // https://sentry.io/changelog/2023-10-3-change-to-integration-platform-webhook-handling
  delivery: () =>
    t(
      'integrations.guide.sentry.delivery',
      'Sentry waits for one second, does not try again, and turns a webhook off after 1000 timeouts within a day. It signs in the header Sentry-Hook-Signature.'
    ),
  signs: 'sentry',
  examples,
};
