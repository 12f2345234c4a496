import type { TypeExamples } from '../type-presentation.ts';

const event = {
  alert_uid: '40217',
  title: 'High CPU utilization (over 90% for 5m)',
  severity: 'High',
  host: 'web-1',
  acknowledged: 'No',
  link_to_upstream_details: 'https://zabbix.example.com/tr_events.php?triggerid=23101&eventid=40217',
};

const text = (first: string) => `${first}
Problem name: High CPU utilization (over 90% for 5m)
Host: web-1
Severity: High
Operational data: Current utilization: 97.2 %
Original problem ID: 40217
`;

export const examples: TypeExamples = {
  firing: {
    ...event,
    event_value: '1',
    state: 'alerting',
    message: text('Problem started at 11:58:04 on 2026.11.23'),
  },
  resolving: {
    ...event,
    event_value: '0',
    state: 'ok',
    message: text('Problem has been resolved at 12:20:04 on 2026.11.23'),
  },
  // What the script that Grafana OnCall documented sends for a recovery whose subject has no id.
  odd: {
    title: 'Resolved in 22m 0s: High CPU utilization (over 90% for 5m)',
    state: 'ok',
    message: text('Problem has been resolved at 12:20:04 on 2026.11.23').replaceAll('\n', '\r\n'),
  },
  source: 'https://www.zabbix.com/documentation/current/en/manual/config/notifications/media/webhook',
  shown: { title: event.title, severity: 'high', link: event.link_to_upstream_details },
};
