import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const repository = { full_name: 'example/shop', html_url: 'https://github.com/example/shop' };
const run = (action: string, conclusion: string | null, fields: object = {}) => ({
  action,
  workflow_run: {
    id: 1,
    name: 'Test',
    head_branch: 'main',
    workflow_id: 5,
    conclusion,
    html_url: 'https://github.com/example/shop/actions/runs/1',
    ...fields,
  },
  workflow: { name: 'Test' },
  repository,
});
const alert = (action: string, fields: object) => ({ action, alert: { number: 7, ...fields }, repository });
const code = { rule: { id: 'java/sql-injection', description: 'Query of a user', severity: 'error' } };
const key = { groupingKey: 'example/shop/workflow/5/main' };
const nothing = { groupingKey: null, signal: 'resolve' } as const;

testReadings('github', [
  [
    'a failed run',
    run('completed', 'failure', { display_title: 'Fix *it*' }),
    {
      ...key,
      title: 'Test on main',
      signal: 'fire',
      severity: null,
      message: 'Fix \\*it\\*\\\nConclusion\\: failure',
      sourceLink: 'https://github.com/example/shop/actions/runs/1',
      labels: { repository: 'example/shop', workflow: 'Test', branch: 'main' },
    },
  ],
  ['a run that took too long', run('completed', 'timed_out'), { ...key, signal: 'fire' }],
  ['a later run that succeeds', run('completed', 'success', { id: 2 }), { ...key, signal: 'resolve' }],
  [
    'a run on another branch',
    run('completed', 'failure', { head_branch: 'x' }),
    { groupingKey: 'example/shop/workflow/5/x' },
  ],
  ...['cancelled', 'skipped', 'neutral', 'action_required', null].map(
    (conclusion) => [`${conclusion} as nothing`, run('completed', conclusion), nothing] as const
  ),
  ['a run that was requested as nothing, also if it ran before', run('requested', 'success'), nothing],
  ['a run in progress as nothing', run('in_progress', null), nothing],
  ['a ping as nothing', { zen: 'Design for failure.', hook_id: 1, hook: {}, repository }, { ...nothing, hint: null }],
  [
    'an alert about code',
    alert('created', code),
    {
      groupingKey: 'example/shop/code-scanning/7',
      title: 'Query of a user',
      severity: 'high',
      signal: 'fire',
      sourceLink: 'https://github.com/example/shop',
    },
  ],
  [
    'the severity of its security before that of its rule',
    alert('created', { rule: { id: 'a', severity: 'warning', security_severity_level: 'critical' } }),
    { severity: 'critical' },
  ],
  ['a note', alert('created', { rule: { id: 'a', severity: 'note' } }), { severity: 'info' }],
  ...['fixed', 'closed_by_user'].map(
    (action) =>
      [action, alert(action, code), { groupingKey: 'example/shop/code-scanning/7', signal: 'resolve' }] as const
  ),
  ['an alert that is open again', alert('reopened_by_user', code), { signal: 'fire' }],
  [
    'a secret',
    alert('created', { secret_type: 'adafruit_io_key', secret_type_display_name: 'Adafruit IO Key' }),
    {
      groupingKey: 'example/shop/secret-scanning/7',
      title: 'Secret in the repository: Adafruit IO Key',
      signal: 'fire',
    },
  ],
  [
    'a secret that was revoked',
    alert('resolved', { secret_type: 'adafruit_io_key', resolution: 'revoked' }),
    { groupingKey: 'example/shop/secret-scanning/7', signal: 'resolve' },
  ],
  [
    'a dependency that is vulnerable again',
    alert('reintroduced', { security_advisory: { ghsa_id: 'G', severity: 'low' } }),
    { groupingKey: 'example/shop/dependabot/7', severity: 'info', signal: 'fire' },
  ],
  [
    'parts that are null',
    { action: null, workflow_run: null, alert: null, repository: null },
    { title: null, signal: 'fire' },
  ],
]);
