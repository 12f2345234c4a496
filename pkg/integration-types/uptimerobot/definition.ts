import { address, field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

const kind = field('alertType');

/**
 * UptimeRobot sends what people write, with its variables in it; the guide has the fields that Grafana OnCall’s had, and an id.
 * The kind of an alert is 1 for down, 2 for up, and 3 for a certificate or a domain that expires, which has a group of its own.
 * A variable that does not apply is sent as it was written, such as `*sslExpiryDate*`.
 * https://help.uptimerobot.com/en/articles/14498593-webhook-integration
 */
export const definition = tool({
  sender: 'UptimeRobot',
  fields: ['monitorID', 'monitorURL', 'monitorFriendlyName', 'alertType'],
  ownFields: [['monitorFriendlyName', 'alertType']],
  title: field('monitorFriendlyName', 'monitorURL'),
  message: field('alertDetails', 'alertTypeFriendlyName'),
  link: address('dashboardUrl', 'monitorURL'),
  key: joined(
    ':',
    field('monitorID', 'monitorURL', 'monitorFriendlyName'),
    `("certificate" if ${kind} == "3" else "")`
  ),
  recovery: `${kind} == "2"`,
  severity: `"warning" if ${kind} == "3" else ${field('severity')}`,
  labels: { monitor: field('monitorFriendlyName') },
  webhookPage: 'The alert type 2 resolves the group of the monitor.',
});
