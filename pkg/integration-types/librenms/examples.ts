import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://librenms.example.com/device/7/alerts';

export const examples: TypeExamples = {
  firing: message(1, 'Alert for device core-1 - Port utilisation over 80%', '0s'),
  resolving: message(0, 'Device core-1 recovered from Port utilisation over 80%', '22m'),
  // A test of the transport: almost nothing is known.
  odd: { ...message(1, 'Testing transport from LibreNMS', '0s'), device_id: '', rule_id: '', name: '', url: '' },
  source: 'https://docs.librenms.org/Alerting/Transports/Api/',
  shown: { title: 'Port utilisation over 80% on core-1', severity: 'critical', link },
};

function message(state: number, title: string, elapsed: string) {
  return {
    title,
    name: 'Port utilisation over 80%',
    msg: `${title}\nSeverity: critical\nFaults: port_id = 41; ifDescr = Ethernet1/1;`,
    state: String(state),
    severity: 'critical',
    hostname: '192.0.2.7',
    sysName: 'core-1',
    display: 'core-1',
    device_id: '7',
    rule_id: '4',
    alert_id: '31',
    os: 'ios',
    location: 'Berlin',
    timestamp: '2026-11-23 11:58:00',
    elapsed,
    url: link,
  };
}
