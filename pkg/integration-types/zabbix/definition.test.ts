import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const text =
  'Problem started at 11:58\r\nProblem name: Disk full\r\nHost: db-1\r\nSeverity: Disaster\r\nOriginal problem ID: 77\r\n';

testReadings('zabbix', [
  [
    'what the script that Grafana OnCall documented sends',
    { alert_uid: '77', title: 'Resolved in 5m: Disk full ONCALL_GROUP: 77', state: 'ok', message: 'Over' },
    { groupingKey: '77', title: 'Resolved in 5m: Disk full', signal: 'resolve', message: 'Over' },
  ],
  [
    'name, host, severity and id in Zabbix’s own text',
    { title: 'Problem: Disk full', state: 'alerting', message: text },
    { groupingKey: '77', title: 'Disk full', severity: 'critical', labels: { host: 'db-1' }, signal: 'fire' },
  ],
  [
    'fields before that text',
    { alert_uid: '1', severity: 'Average', message: text },
    { groupingKey: '1', severity: 'warning' },
  ],
  ['a value of 0 as a recovery', { alert_uid: '1', event_value: '0' }, { signal: 'resolve' }],
  ['a number as a value', { alert_uid: 1, event_value: 0 }, { groupingKey: '1', signal: 'resolve' }],
  ['a value of 1 as a problem', { alert_uid: '1', event_value: '1', state: 'alerting' }, { signal: 'fire' }],
  ['an acknowledgement', { alert_uid: '1', event_value: '1', acknowledged: 'Yes' }, { signal: 'acknowledge' }],
  ['a recovery of what was acknowledged', { alert_uid: '1', state: 'ok', acknowledged: 'Yes' }, { signal: 'resolve' }],
  ['a severity that was not classified', { alert_uid: '1', severity: 'Not classified' }, { severity: null }],
  [
    'macros that Zabbix could not resolve',
    { alert_uid: '1', title: 'T', link_to_upstream_details: '{$ZABBIX.URL}/tr_events.php?triggerid=1', host: null },
    { sourceLink: null, labels: null, title: 'T' },
  ],
  [
    'a test',
    { title: 'Test subject', message: 'This is the test message from Zabbix' },
    { title: 'Test subject', signal: 'fire' },
  ],
  ['markup as text', { title: 'T', message: '*up* <b>' }, { message: '\\*up\\* \\<b\\>' }],
]);
