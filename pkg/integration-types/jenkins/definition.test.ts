import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const page = 'https://jenkins.example.com/';
const build = (status: string | undefined, fields: object = {}) => ({
  name: 'test',
  display_name: 'Test',
  url: 'job/test/',
  build: {
    full_url: `${page}job/test/8/`,
    number: 8,
    phase: status === undefined ? 'STARTED' : 'FINALIZED',
    status,
    url: 'job/test/8/',
    ...fields,
  },
});
const key = { groupingKey: `${page}job/test/` };

testReadings('jenkins', [
  [
    'a failed build',
    build('FAILURE', { notes: 'See *wiki*', scm: { branch: 'origin/main', commit: 'c6d8' } }),
    {
      ...key,
      title: 'Test',
      severity: 'high',
      signal: 'fire',
      message: 'See \\*wiki\\*\\\nBuild \\#8 failure\\\norigin/main c6d8',
      sourceLink: `${page}job/test/8/`,
      labels: { job: 'test', branch: 'origin/main' },
    },
  ],
  [
    'the tests that failed',
    build('UNSTABLE', { test_summary: { failed_tests: ['a', 'b'] } }),
    { ...key, severity: 'warning', message: 'Build \\#8 unstable\\\nFailed tests\\: a, b' },
  ],
  [
    'a later build that succeeds',
    build('SUCCESS', { number: 9, full_url: `${page}job/test/9/` }),
    { ...key, signal: 'resolve', severity: null },
  ],
  ...['ABORTED', 'NOT_BUILT', undefined].map(
    (status) => [`${status} as nothing`, build(status), { groupingKey: null, signal: 'resolve' }] as const
  ),
  [
    'a branch of a job in a folder',
    { ...build('FAILURE'), name: 'main', display_name: 'main', url: 'job/web/job/shop/job/main/' },
    { title: 'web / shop / main' },
  ],
  [
    'a Jenkins that does not know its address',
    build('FAILURE', { full_url: null }),
    { groupingKey: 'job/test/', sourceLink: null },
  ],
  ['parts that are null', { name: null, url: null, build: null }, { signal: 'fire', severity: null }],
]);
