import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const issue = (category: string | null, fields: object = {}) => ({
  id: '10041',
  self: 'https://jira.example.com/tracker/rest/api/2/issue/10041',
  key: 'OPS-27',
  fields: { summary: 'Slow', status: { name: 'X', statusCategory: { key: category } }, ...fields },
});
const event = (webhookEvent: string, category: string | null, fields: object = {}) => ({
  webhookEvent,
  issue: issue(category, fields),
});
const key = { groupingKey: '10041' };

testReadings('jira', [
  [
    'a new issue',
    event('jira:issue_created', 'new', {
      description: 'a *b*',
      priority: { name: 'Highest' },
      project: { key: 'OPS' },
      issuetype: { name: 'Bug' },
      labels: ['a', 'b'],
      assignee: { displayName: 'Ann' },
    }),
    {
      ...key,
      title: 'OPS-27 Slow',
      severity: 'critical',
      signal: 'fire',
      message: 'a \\*b\\*',
      sourceLink: 'https://jira.example.com/tracker/browse/OPS-27',
      labels: { project: 'OPS', type: 'Bug', labels: 'a, b', assignee: 'Ann' },
    },
  ],
  ['an issue that somebody works on', event('jira:issue_updated', 'indeterminate'), { ...key, signal: 'acknowledge' }],
  ['an issue that is done', event('jira:issue_updated', 'done'), { ...key, signal: 'resolve' }],
  ['an issue that was deleted', event('jira:issue_deleted', 'new'), { ...key, signal: 'resolve' }],
  ['an issue that was opened again', event('jira:issue_updated', 'new'), { ...key, signal: 'fire' }],
  [
    'a comment',
    { ...event('comment_created', 'new'), comment: { body: 'Look' } },
    { ...key, signal: 'fire', message: 'Look' },
  ],
  [
    'the issue of an automation rule',
    { ...issue('done'), id: 10041 },
    { ...key, title: 'OPS-27 Slow', signal: 'resolve', hint: null },
  ],
  [
    'the issue of an automation rule, in a field',
    { timestamp: 1, issue: { ...issue('done'), id: 10041, changelog: { histories: null } } },
    { ...key, title: 'OPS-27 Slow', signal: 'resolve', hint: null },
  ],
  ['Medium', event('jira:issue_created', 'new', { priority: { name: 'Medium' } }), { severity: 'warning' }],
  ['Trivial', event('jira:issue_created', 'new', { priority: { name: 'Trivial' } }), { severity: 'info' }],
  [
    'an address that is none',
    { webhookEvent: 'jira:issue_created', issue: { ...issue(null), self: 'javascript:alert(1)/rest/' } },
    { sourceLink: null, signal: 'fire' },
  ],
  ['parts that are null', { webhookEvent: null, issue: null, fields: null }, { title: null, signal: 'fire' }],
]);
