import { address, around, field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

const host = field('host', 'node', 'hostname');
const reachable = `${field('status.reachable')} == "True"`;

/**
 * Netdata Cloud tells of alerts and of nodes that cannot be reached; the severity of an alert that is over is `clear`. The
 * agent's own notifications are what `custom_sender` makes of them; the guide has one.
 * https://learn.netdata.cloud/docs/alerting/notifications/centralized-cloud-notifications/webhook
 */
export const definition = tool({
  timeIn: 'date',
  sender: 'Netdata',
  fields: ['alert', 'chart', 'status.reachable'],
  ownFields: [['alert', 'chart', 'context', 'severity']],
  title: `${joined(' on ', field('alert'), `${host} or ${field('chart')}`)} if ${field('alert')} else ${around('', field('host'), ' cannot be reached')}`,
  message: joined('\n', field('message'), field('info')),
  link: address('alert_url', 'url'),
  key: joined('/', field('space'), host, field('chart'), field('alert')),
  recovery: `${reachable} or (${field('severity')}) | lower == "clear"`,
  severity: `"" if ${reachable} else ${field('severity')}`,
  labels: {
    host,
    alert: field('alert'),
    chart: field('chart'),
    context: field('context'),
    class: field('class'),
    space: field('space'),
  },
  webhookPage: 'The severity <code>clear</code> resolves the group of an alert, and a reachable host its group.',
});
