import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/** The variables are those that the agent gives to `custom_sender`. */
const customSender = (url: string) => String.raw`SEND_CUSTOM="YES"
DEFAULT_RECIPIENT_CUSTOM="bellhook"

json_text() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n\t' '  '; }

custom_sender() {
  docurl -X POST -H 'Content-Type: application/json' --data "{
    \"host\": \"$(json_text "$host")\",
    \"alert\": \"$(json_text "$name")\",
    \"chart\": \"$(json_text "$chart")\",
    \"context\": \"$(json_text "$context")\",
    \"severity\": \"$(json_text "$status")\",
    \"message\": \"$(json_text "$status_message $alarm")\",
    \"info\": \"$(json_text "$info")\",
    \"alert_url\": \"$(json_text "$goto_url")\"
  }" '${url}'
}`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.netdata.cloud',
        'In Netdata Cloud, open the space’s settings, Alerts & Notifications, Add configuration, Webhook, and fill in this. It must be an https address.'
      ),
      fields: [{ name: 'Webhook URL', value: url }],
    },
    {
      text: t(
        'integrations.guide.netdata.token',
        'Click Test. The payload that arrives here has a token, which Netdata asks for.'
      ),
    },
    {
      text: t('integrations.guide.netdata.agent', 'Without Netdata Cloud, let each agent send its own alerts.'),
      code: { label: '/etc/netdata/health_alarm_notify.conf', text: customSender(url) },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.netdata.delivery',
      'Netdata Cloud shows a client certificate, and can send a password or a token. Neither it nor its agents say that they try again.'
    ),
  examples,
};
