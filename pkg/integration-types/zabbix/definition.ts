import { address, field, lineAfter, says } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Zabbix sends what its media type makes. These are read: the script that Grafana OnCall documented, which sends the fields of
 * the formatted webhook and puts `ONCALL_GROUP: <id>` into the subject, and a media type with fields of its own. Zabbix's own
 * text of a message names the problem, its host, its severity and its id, in an alert and in its recovery alike.
 * https://www.zabbix.com/documentation/current/en/manual/config/notifications/action/operation
 */
export const definition = tool({
  sender: 'Zabbix',
  untitled: 'Problem',
  fields: ['alert_uid', 'title', 'state', 'message', 'event_value', 'link_to_upstream_details'],
  title: `${lineAfter('Problem name:', field('message'))} or (${field('title', 'subject')}).split("ONCALL_GROUP:")[0] | trim`,
  link: address('link_to_upstream_details'),
  key: `${field('alert_uid', 'event_id')} or ${lineAfter('Original problem ID:', field('message'))}`,
  recovery: `${field('event_value')} == "0"`,
  acknowledgement: says('acknowledged', 'yes'),
  severity: `${field('severity')} or ${lineAfter('Severity:', field('message'))}`,
  labels: { host: `${field('host')} or ${lineAfter('Host:', field('message'))}` },
  webhookPage: '<code>"state": "ok"</code> resolves the group of its <code>alert_uid</code>.',
});
