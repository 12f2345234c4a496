import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const metric = (action: string, description_title: string) => ({
  action,
  data: { description_title, metric_alert: { id: '4' } },
});
const issue = (action: string) => ({
  action,
  data: { issue: { id: '9', title: 'T', level: 'warning', web_url: 'https://s.example/9', project: { slug: 'shop' } } },
});

testReadings('sentry', [
  [
    'a critical metric',
    metric('critical', 'Critical: Errors'),
    { groupingKey: 'metric:4', title: 'Errors', severity: 'critical', signal: 'fire' },
  ],
  [
    'its warning',
    metric('warning', 'Warning: Errors'),
    { groupingKey: 'metric:4', title: 'Errors', severity: 'warning', signal: 'fire' },
  ],
  [
    'its recovery',
    metric('resolved', 'Resolved: Errors'),
    { groupingKey: 'metric:4', title: 'Errors', severity: null, signal: 'resolve' },
  ],
  [
    'an event of an issue',
    {
      action: 'triggered',
      data: { event: { issue_id: '9', title: 'T', level: 'fatal', culprit: 'a.b', message: 'm' }, triggered_rule: 'R' },
    },
    {
      groupingKey: '9',
      title: 'T',
      severity: 'critical',
      message: 'm\\\na.b',
      labels: { rule: 'R' },
      signal: 'fire',
    },
  ],
  [
    'an issue that was resolved',
    issue('resolved'),
    { groupingKey: '9', signal: 'resolve', labels: { project: 'shop' }, sourceLink: 'https://s.example/9' },
  ],
  ['an issue that was archived', issue('ignored'), { groupingKey: '9', signal: 'resolve' }],
  ['an issue that came back', issue('unresolved'), { groupingKey: '9', signal: 'fire', severity: 'warning' }],
  [
    'the level debug',
    { action: 'triggered', data: { event: { issue_id: 1, level: 'debug' } } },
    { groupingKey: '1', severity: 'info' },
  ],
  [
    'the older plug-in',
    {
      id: '9',
      project: 'shop',
      project_name: 'Shop',
      culprit: 'a',
      level: 'error',
      url: 'https://s.example/9',
      event: { title: 'T' },
      triggering_rules: [],
    },
    {
      groupingKey: '9',
      title: 'T',
      severity: 'high',
      sourceLink: 'https://s.example/9',
      labels: { project: 'Shop' },
      hint: null,
    },
  ],
  [
    'parts that are null',
    { action: null, data: { event: null, issue: null, metric_alert: null } },
    { title: null, signal: 'fire' },
  ],
  ['tags that are none', { data: { event: { issue_id: '1', tags: { ab: 1 } } } }, { labels: null }],
]);
