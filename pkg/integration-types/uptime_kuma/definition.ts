import { address, field, list } from '../expressions.ts';
import { tool } from '../tool.ts';

const title = `(${field('title')})`;
/** The monitor's name in the title of the notification `Grafana OnCall`. */
const named = `${title}.removesuffix(" is down").removesuffix(" is up")`;

/**
 * Uptime Kuma sends a monitor and its newest heartbeat, whose status is 0 if the monitor is down, 1 if it is up, 2 if that is
 * not sure yet, and 3 during maintenance. A test, and a notice that a certificate expires, have neither. Its notification
 * `Grafana OnCall` sends a title, a message and a state.
 * https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/webhook.js
 * https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/grafana-oncall.js
 */
export const definition = tool({
  sender: 'Uptime Kuma',
  fields: ['heartbeat', 'monitor', 'msg', 'state'],
  ownFields: [['heartbeat', 'monitor', 'msg']],
  // With the request body `Preset - multipart/form-data`.
  payloadIn: ['data'],
  title: `${field('monitor.name')} or ${named}`,
  message: field('heartbeat.msg', 'msg'),
  link: address('monitor.url'),
  key: `${field('monitor.id', 'heartbeat.monitorID')}
   or (${named} if ${title}.endswith((" is down", " is up")) else "")`,
  recovery: `${field('heartbeat.status')} == "1"`,
  labels: { monitor: field('monitor.name'), type: field('monitor.type'), hostname: field('monitor.hostname') },
  moreLabels: `{%- for tag in ${list('monitor.tags')} if tag is mapping and tag["name"] is string -%}
{%- set _ = labels.update({tag["name"]: tag["value"]}) -%}
{%- endfor -%}`,
  webhookPage: 'A heartbeat with the status 1 resolves the group of its monitor.',
});
