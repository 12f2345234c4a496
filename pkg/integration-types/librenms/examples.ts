import type { TypeExamples } from '../type-presentation.ts';

const page = 'https://librenms.example.com/device/7/alerts';

export const examples: TypeExamples = {
  firing: message(1, 'Alert for device core-1 - Port utilisation over 80%', '0s'),
  resolving: message(0, 'Device core-1 recovered from Port utilisation over 80%', '22m'),
  // A test of the transport: there is neither a rule nor an alert.
  odd: {
    ...message(1, 'Testing transport from LibreNMS', '11s'),
    name: 'Test-Rule',
    rule_id: '000',
    alert_id: '000',
    msg: 'This is a test alert',
  },
  source: 'https://github.com/librenms/librenms/blob/master/LibreNMS/Alert/RunAlerts.php',
  shown: { title: 'Port utilisation over 80% on core-1', severity: 'critical', link: page },
};

/** What the body of the guide makes of an alert. */
function message(state: number, title: string, elapsed: string) {
  return {
    title,
    name: 'Port utilisation over 80%',
    state: String(state),
    severity: 'critical',
    hostname: '192.0.2.7',
    sysName: 'core-1',
    display: 'core-1',
    device_id: '7',
    rule_id: '4',
    alert_id: '31',
    os: 'ios',
    timestamp: '2026-11-23 11:58:00',
    elapsed,
    url: page,
    msg: `${title}\nSeverity: critical\nFaults: port_id = 41; ifDescr = Ethernet1/1;`,
  };
}
