import type { TypeExamples } from '../type-presentation.ts';

const page = 'https://gitlab.example.com/web/shop';

const user = { id: 3, name: 'Ann', username: 'ann', email: '[REDACTED]' };

const project = {
  id: 12,
  name: 'Shop',
  description: '',
  web_url: page,
  git_http_url: `${page}.git`,
  namespace: 'web',
  visibility_level: 0,
  path_with_namespace: 'web/shop',
  default_branch: 'main',
};

export const examples: TypeExamples = {
  firing: pipeline('failed', 'failed'),
  resolving: pipeline('success', 'passed'),
  // A pipeline that has only begun.
  odd: pipeline('running', 'running'),
  source: 'https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events',
  shown: { title: 'Pipeline of Shop on main', severity: null, link: `${page}/-/pipelines/31` },
};

function pipeline(status: string, detailed_status: string) {
  const job = { when: 'on_success', manual: false, allow_failure: false, user, runner: null };
  return {
    object_kind: 'pipeline',
    object_attributes: {
      id: 31,
      iid: 3,
      name: null,
      ref: 'main',
      tag: false,
      sha: 'bcbb5ec396a2c0f828686f14fac9b80b780504f2',
      before_sha: 'bcbb5ec396a2c0f828686f14fac9b80b780504f2',
      source: 'push',
      status,
      detailed_status,
      stages: ['build', 'test'],
      created_at: '2026-11-23 11:50:00 UTC',
      finished_at: status === 'running' ? null : '2026-11-23 11:58:00 UTC',
      duration: status === 'running' ? null : 480,
      variables: [],
      url: `${page}/-/pipelines/31`,
    },
    merge_request: null,
    user,
    project,
    commit: {
      id: 'bcbb5ec396a2c0f828686f14fac9b80b780504f2',
      message: 'Sell on Sundays too\n',
      title: 'Sell on Sundays too',
      timestamp: '2026-11-23T12:49:00+01:00',
      url: `${page}/-/commit/bcbb5ec396a2c0f828686f14fac9b80b780504f2`,
      author: { name: 'Ann', email: '[REDACTED]' },
    },
    builds: [
      { id: 376, stage: 'build', name: 'build', status: 'success', failure_reason: null, ...job },
      {
        id: 377,
        stage: 'test',
        name: 'unit tests',
        status,
        failure_reason: status === 'failed' ? 'script_failure' : null,
        ...job,
      },
    ],
  };
}
