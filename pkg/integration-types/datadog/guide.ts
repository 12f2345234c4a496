import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/** The payload for Datadog's form; its variables are those of https://docs.datadoghq.com/integrations/webhooks/#variables */
const payload = `{
  "alert_cycle_key": "$ALERT_CYCLE_KEY",
  "alert_id": "$ALERT_ID",
  "aggreg_key": "$AGGREG_KEY",
  "alert_transition": "$ALERT_TRANSITION",
  "alert_type": "$ALERT_TYPE",
  "alert_scope": "$ALERT_SCOPE",
  "alert_query": "$ALERT_QUERY",
  "priority": "$ALERT_PRIORITY",
  "title": "$EVENT_TITLE",
  "message": "$TEXT_ONLY_MSG",
  "hostname": "$HOSTNAME",
  "tags": "$TAGS",
  "link": "$LINK",
  "snapshot": "$SNAPSHOT",
  "org": { "id": "$ORG_ID", "name": "$ORG_NAME" },
  "last_updated": "$LAST_UPDATED"
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.datadog.webhook',
        'In Datadog, open Integrations, Webhooks, New, and fill in this, with Encode as form off.'
      ),
      fields: [
        { name: 'Name', value: 'bellhook' },
        { name: 'URL', value: url },
      ],
    },
    {
      text: t('integrations.guide.datadog.payload', 'Replace its payload by this one, which has a key and a state.'),
      code: { label: 'Payload', text: payload },
    },
    {
      text: t(
        'integrations.guide.datadog.monitor',
        'Mention the webhook in the message of each monitor that shall alert, outside of conditions, so that recoveries are sent too.'
      ),
      fields: [{ name: t('integrations.guide.datadog.mention', 'In the message'), value: '@webhook-bellhook' }],
    },
  ],
  // https://docs.datadoghq.com/integrations/webhooks/#usage
  delivery: () =>
    t(
      'integrations.guide.datadog.delivery',
      'Datadog waits for 15 seconds, and tries again after a status from 500 up and, five times, after a failed connection. It does not sign.'
    ),
  examples,
};
