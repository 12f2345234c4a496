import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://icinga.example.com/icingaweb2/icingadb/service?name=HTTP&host.name=web-1';

export const examples: TypeExamples = {
  firing: service(
    'PROBLEM',
    'CRITICAL',
    'HTTP CRITICAL: HTTP/1.1 503 Service Unavailable - 0.012 second response time'
  ),
  resolving: service('RECOVERY', 'OK', 'HTTP OK: HTTP/1.1 200 OK - 0.008 second response time'),
  // A downtime of a host that is down: neither an alert nor a recovery.
  odd: {
    type: 'DOWNTIMESTART',
    host: 'db-1',
    host_name: 'Database 1',
    host_state: 'DOWN',
    output: 'PING CRITICAL - Packet loss = 100%',
    author: 'ann',
    comment: 'New disks',
    url: 'https://icinga.example.com/icingaweb2/icingadb/host?name=db-1',
  },
  source: 'https://icinga.com/docs/icinga-2/latest/doc/03-monitoring-basics/#notification-commands',
  shown: { title: 'HTTP on Web 1', severity: 'critical', link },
};

function service(type: string, service_state: string, output: string) {
  return {
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
