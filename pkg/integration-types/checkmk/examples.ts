import type { TypeExamples } from '../type-presentation.ts';

const link =
  'https://monitor.example.com/prod/check_mk/index.py?start_url=view.py%3Fview_name%3Dservice%26host%3Dweb-1%26service%3DHTTP%26site%3Dprod';

export const examples: TypeExamples = {
  firing: service(
    'PROBLEM',
    'CRITICAL',
    'HTTP CRITICAL: HTTP/1.1 503 Service Unavailable - 0.012 second response time'
  ),
  resolving: service('RECOVERY', 'OK', 'HTTP OK: HTTP/1.1 200 OK - 0.008 second response time'),
  // A downtime of a host that is down: neither an alert nor a recovery.
  odd: {
    site: 'prod',
    type: 'DOWNTIMESTART',
    host: 'db-1',
    host_name: 'Database 1',
    host_state: 'DOWN',
    output: 'PING CRITICAL - Packet loss = 100%',
    author: 'ann',
    comment: 'New disks',
    url: 'https://monitor.example.com/prod/check_mk/index.py?start_url=view.py%3Fview_name%3Dhoststatus%26host%3Ddb-1%26site%3Dprod',
  },
  source: 'https://docs.checkmk.com/latest/en/notifications.html#scripts',
  shown: { title: 'HTTP on Web 1', severity: 'critical', link },
};

function service(type: string, service_state: string, output: string) {
  return {
    site: 'prod',
    type,
    host: 'web-1',
    host_name: 'Web 1',
    host_state: 'UP',
    service: 'HTTP',
    service_state,
    output,
    author: '',
    comment: '',
    url: link,
  };
}
