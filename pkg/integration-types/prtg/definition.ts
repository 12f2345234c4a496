import { address, field, joined, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

/** The state of a sensor, such as `Down` or `Down (Acknowledged)`; in some messages more follows, as `Down ended (now: Up)`. */
const status = `(${field('status')}) | lower`;

/**
 * PRTG's HTTP action sends a form with the fields that people write; the guide has some. The script that Grafana OnCall
 * documented sends the fields of the formatted webhook.
 * https://www.paessler.com/manuals/prtg/notification_templates
 */
export const definition = tool({
  sender: 'PRTG',
  untitled: 'Sensor',
  fields: ['sensorid', 'alert_uid', 'link_to_upstream_details', 'linksensor'],
  ownFields: [['sensorid', 'status', 'linksensor']],
  title: `${joined(' on ', field('sensor', 'name'), field('device'))} if ${field('sensorid')} else ${field('title')}`,
  message: joined('\n', field('message', 'lastmessage'), field('down')),
  link: address('linksensor', 'link_to_upstream_details'),
  key: field('sensorid', 'alert_uid'),
  recovery: `${status} == "up" or "(now: up)" in (${status})`,
  acknowledgement: `"acknowledged" in (${status})`,
  severity: translated(field('status'), {
    down: 'critical',
    'down (partial)': 'high',
    warning: 'warning',
    unusual: 'info',
  }),
  labels: {
    device: field('device'),
    host: field('host'),
    group: field('group'),
    probe: field('probe'),
    sensor: field('sensor', 'name'),
  },
  webhookPage: 'The status <code>Up</code> resolves the group of the sensor.',
});
