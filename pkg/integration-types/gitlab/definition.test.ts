import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const project = { name: 'Shop', path_with_namespace: 'web/shop', web_url: 'https://gitlab.example.com/web/shop' };
const pipeline = (status: unknown, builds: unknown = []) => ({
  object_kind: 'pipeline',
  object_attributes: { id: 31, ref: 'main', source: 'push', status },
  project,
  builds,
});
const incident = (state: string, fields: object = {}) => ({
  object_kind: 'issue',
  object_attributes: {
    iid: 4,
    title: 'Down',
    description: 'a *b*',
    type: 'Incident',
    state,
    severity: 'medium',
    url: 'https://gitlab.example.com/web/shop/-/issues/incident/4',
    ...fields,
  },
  project,
});
const vulnerability = (state: string) => ({
  object_kind: 'vulnerability',
  object_attributes: {
    url: 'https://gitlab.example.com/web/shop/-/security/vulnerabilities/1',
    title: 'REXML DoS vulnerability',
    state,
    project_id: 50,
    severity: 'high',
    report_type: 'dependency_scanning',
  },
});
const key = { groupingKey: 'web/shop/pipeline/main' };

testReadings('gitlab', [
  [
    'a failed pipeline, with the jobs that failed',
    pipeline('failed', [
      { name: 'lint', status: 'success' },
      { name: 'test', status: 'failed' },
      { name: 'e2e', status: 'failed' },
    ]),
    {
      ...key,
      title: 'Pipeline of Shop on main',
      signal: 'fire',
      message: 'Failed\\: test, e2e',
      sourceLink: 'https://gitlab.example.com/web/shop/-/pipelines/31',
      labels: { project: 'web/shop', branch: 'main', source: 'push' },
    },
  ],
  ['a later pipeline that succeeds', pipeline('success'), { ...key, signal: 'resolve' }],
  ...['created', 'pending', 'running', 'canceled', 'skipped', 'manual', null].map(
    (status) => [`${status} as nothing`, pipeline(status), { groupingKey: null, signal: 'resolve' }] as const
  ),
  ['builds that are none', pipeline('failed', [null, 'x', 5]), { ...key, message: null }],
  [
    'an incident',
    incident('opened'),
    {
      groupingKey: 'web/shop/incident/4',
      title: 'Down',
      severity: 'warning',
      signal: 'fire',
      message: 'a \\*b\\*',
      sourceLink: 'https://gitlab.example.com/web/shop/-/issues/incident/4',
    },
  ],
  ['an incident that is closed', incident('closed'), { groupingKey: 'web/shop/incident/4', signal: 'resolve' }],
  [
    'an incident as a work item',
    { ...incident('closed'), object_kind: 'work_item' },
    { groupingKey: 'web/shop/incident/4', signal: 'resolve' },
  ],
  ['another issue as nothing', incident('opened', { type: 'Issue' }), { groupingKey: null, signal: 'resolve' }],
  [
    'a vulnerability',
    vulnerability('detected'),
    {
      title: 'REXML DoS vulnerability',
      severity: 'high',
      signal: 'fire',
      sourceLink: 'https://gitlab.example.com/web/shop/-/security/vulnerabilities/1',
      labels: { report: 'dependency_scanning' },
    },
  ],
  ['a vulnerability that somebody has confirmed', vulnerability('confirmed'), { signal: 'acknowledge' }],
  ...['resolved', 'dismissed'].map(
    (state) =>
      [
        `a vulnerability that is ${state}`,
        vulnerability(state),
        { groupingKey: 'https://gitlab.example.com/web/shop/-/security/vulnerabilities/1', signal: 'resolve' },
      ] as const
  ),
  ['parts that are null', { object_kind: 'pipeline', object_attributes: null, project: null }, { groupingKey: null }],
]);
