import type { TypeExamples } from './type-presentation.ts';

/** Where a tool shows what the examples are about, and what it says beyond the fields that all of the family send. */
export interface CheckPages {
  /** The page of the service that fires and recovers. */
  readonly service: string;
  /** The page of the host that is down; empty if the tool has none. */
  readonly host: string;
  /** The address of the documentation that shows the shape. */
  readonly source: string;
  /** Fields of every payload. */
  readonly fields?: object;
}

/** Examples of a tool of the family of Nagios; see host-and-service-checks.ts. */
export function checkExamples({ service: link, host, source, fields }: CheckPages): TypeExamples {
  return {
    firing: service(
      'PROBLEM',
      'CRITICAL',
      'HTTP CRITICAL: HTTP/1.1 503 Service Unavailable - 0.012 second response time'
    ),
    resolving: service('RECOVERY', 'OK', 'HTTP OK: HTTP/1.1 200 OK - 0.008 second response time'),
    // A downtime of a host that is down: neither an alert nor a recovery.
    odd: {
      ...fields,
      type: 'DOWNTIMESTART',
      host: 'db-1',
      host_name: 'Database 1',
      host_state: 'DOWN',
      output: 'PING CRITICAL - Packet loss = 100%',
      author: 'ann',
      comment: 'New disks',
      url: host,
    },
    source,
    shown: { title: 'HTTP on Web 1', severity: 'critical', link },
  };

  function service(type: string, service_state: string, output: string): object {
    return {
      ...fields,
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
}
