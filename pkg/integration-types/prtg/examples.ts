import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://prtg.example.com/sensor.htm?id=2042';

/** The fields of a form, which are texts. */
export const examples: TypeExamples = {
  firing: sensor('Down', 'Request timed out (ICMP error # 11010)'),
  resolving: sensor('Up', 'OK'),
  // What the script that Grafana OnCall documented sends.
  odd: {
    alert_uid: '2042 23.11.2026',
    title: 'core-1 Ping Down ',
    state: 'alerting',
    link_to_upstream_details: link,
    message: 'Request timed out (ICMP error # 11010)',
    image_url: '',
  },
  source: 'https://www.paessler.com/manuals/prtg/notification_templates',
  shown: { title: 'Ping on core-1', severity: 'critical', link },
};

function sensor(status: string, message: string) {
  return {
    sensorid: '2042',
    sensor: 'Ping',
    device: 'core-1',
    host: '192.0.2.7',
    group: 'Routers',
    probe: 'Berlin',
    status,
    message,
    down: '',
    priority: '*****',
    datetime: '23.11.2026 12:58:00 (W. Europe Standard Time)',
    linksensor: link,
  };
}
