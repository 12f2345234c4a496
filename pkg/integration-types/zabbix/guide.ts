import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

/** The script of a webhook media type of Zabbix: it posts the parameters and the state that the event's value stands for. */
const script = `var fields = JSON.parse(value);
var url = fields.url;
delete fields.url;
fields.state = fields.event_value === '0' ? 'ok' : 'alerting';
var request = new HttpRequest();
request.addHeader('Content-Type: application/json');
var answer = request.post(url, JSON.stringify(fields));
if (request.getStatus() < 200 || request.getStatus() > 299) {
  throw 'HTTP ' + request.getStatus() + ': ' + answer;
}
return 'OK';
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.zabbix.media-type',
        'In Zabbix, open Alerts, Media types, Create media type. Choose the type Webhook, give it these parameters, and remove the others.'
      ),
      fields: [
        { name: 'url', value: '{ALERT.SENDTO}' },
        { name: 'alert_uid', value: '{EVENT.ID}' },
        { name: 'title', value: '{EVENT.NAME}' },
        { name: 'message', value: '{ALERT.MESSAGE}' },
        { name: 'event_value', value: '{EVENT.VALUE}' },
        { name: 'severity', value: '{EVENT.SEVERITY}' },
        { name: 'acknowledged', value: '{EVENT.ACK.STATUS}' },
        { name: 'host', value: '{HOST.NAME}' },
        {
          name: 'link_to_upstream_details',
          value: '{$ZABBIX.URL}/tr_events.php?triggerid={TRIGGER.ID}&eventid={EVENT.ID}',
        },
      ],
    },
    {
      text: t('integrations.guide.zabbix.script', 'Give the media type this script.'),
      code: { label: 'JavaScript', text: script },
    },
    {
      text: t(
        'integrations.guide.zabbix.messages',
        'In its tab Message templates, add the templates for Problem and for Problem recovery.'
      ),
    },
    {
      text: t(
        'integrations.guide.zabbix.macro',
        'Under Administration, Macros, set the address of Zabbix’s pages, so that alerts link there.'
      ),
      fields: [{ name: '{$ZABBIX.URL}', value: 'https://zabbix.example.com' }],
    },
    {
      text: t('integrations.guide.zabbix.user', 'Give a user this media type, and this address in Send to.'),
      fields: [{ name: t('integrations.guide.zabbix.send-to', 'Send to'), value: url }],
    },
    {
      text: t(
        'integrations.guide.zabbix.action',
        'Under Alerts, Actions, Trigger actions, send messages to this user in the operations and in the recovery operations.'
      ),
    },
    {
      text: t(
        'integrations.guide.zabbix.oncall',
        'If you come from Grafana OnCall, its script goes on working: only put the new address into Send to.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.zabbix.delivery',
      'Zabbix tries again as often, and after as long, as the media type’s tab Options says: three times, 10 seconds apart, by default. It does not sign.'
    ),
  examples,
};
