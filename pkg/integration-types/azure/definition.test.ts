import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const alert = (essentials: object, more: object = {}) => ({
  schemaId: 'azureMonitorCommonAlertSchema',
  data: { essentials: { alertId: '/a/1', alertRule: 'CPU', ...essentials }, ...more },
});

testReadings('azure', [
  ['an alert', alert({ monitorCondition: 'Fired' }), { groupingKey: '/a/1', title: 'CPU', signal: 'fire' }],
  ['its recovery', alert({ monitorCondition: 'Resolved' }), { groupingKey: '/a/1', title: 'CPU', signal: 'resolve' }],
  ...(
    [
      ['Sev0', 'critical'],
      ['Sev1', 'high'],
      ['sev2', 'warning'],
      ['Sev3', 'info'],
      ['Sev4', 'info'],
      ['Sev5', null],
    ] as const
  ).map(([severity, known]) => [`the severity ${severity}`, alert({ severity }), { severity: known }] as const),
  [
    'a condition',
    alert(
      { description: 'High *CPU*', configurationItems: ['web-1', 'web-2'] },
      {
        alertContext: {
          condition: { allOf: [{ metricName: 'CPU', operator: 'GreaterThan', threshold: '95', metricValue: 97.2 }] },
        },
      }
    ),
    {
      message: 'High \\*CPU\\*\\\nCPU GreaterThan 95 \\(97\\.2\\)\\\nResources\\: web-1, web-2',
      labels: { resource: 'web-1' },
    },
  ],
  [
    'the resource’s page if there is no other link',
    alert({ alertTargetIDs: ['/subscriptions/s/vm'] }),
    { sourceLink: 'https://portal.azure.com/#resource/subscriptions/s/vm' },
  ],
  [
    'the link to the results of a search',
    alert({}, { alertContext: { LinkToSearchResults: 'https://portal.azure.com/#blade/logs' } }),
    { sourceLink: 'https://portal.azure.com/#blade/logs' },
  ],
  [
    'properties of people’s own as labels',
    alert({ signalType: 'Metric' }, { customProperties: { team: 'shop' } }),
    { labels: { signal: 'Metric', team: 'shop' } },
  ],
  [
    'parts that are null',
    { schemaId: 'x', data: { essentials: null, alertContext: null, customProperties: null } },
    { title: null, severity: null, labels: null, sourceLink: null },
  ],
]);
