import type { TypeExamples } from '../type-presentation.ts';

const page = 'https://github.com/example/shop';

const repository = {
  id: 300029405,
  name: 'shop',
  full_name: 'example/shop',
  private: true,
  html_url: page,
  default_branch: 'main',
};

const sender = { login: 'ann', id: 21031067, type: 'User', site_admin: false };

export const examples: TypeExamples = {
  firing: securityAlert('created', 'open'),
  resolving: securityAlert('fixed', 'fixed'),
  // A workflow run that has only begun.
  odd: {
    action: 'in_progress',
    workflow_run: {
      id: 289782451,
      name: 'Test',
      head_branch: 'main',
      head_sha: '3484a3fb816e0859fd6e1cea078d76385ff50625',
      path: '.github/workflows/test.yml',
      display_title: 'Sell on Sundays too',
      run_number: 163,
      run_attempt: 1,
      event: 'push',
      status: 'in_progress',
      conclusion: null,
      workflow_id: 2823525,
      html_url: `${page}/actions/runs/289782451`,
      pull_requests: [],
      created_at: '2026-11-23T11:58:00Z',
      run_started_at: '2026-11-23T11:58:00Z',
    },
    workflow: { id: 2823525, name: 'Test', path: '.github/workflows/test.yml', state: 'active' },
    repository,
    sender,
  },
  source: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads#dependabot_alert',
  shown: {
    title: 'semver vulnerable to Regular Expression Denial of Service',
    severity: 'warning',
    link: `${page}/security/dependabot/20`,
  },
};

function securityAlert(action: string, state: string) {
  const affected = { ecosystem: 'npm', name: 'semver' };
  return {
    action,
    alert: {
      number: 20,
      state,
      dependency: { package: affected, manifest_path: 'package-lock.json', scope: 'runtime' },
      security_advisory: {
        ghsa_id: 'GHSA-c2qf-rxjj-qqgw',
        cve_id: 'CVE-2022-25883',
        summary: 'semver vulnerable to Regular Expression Denial of Service',
        description: 'Untrusted data as a range makes it slow.\n',
        severity: 'medium',
        cvss: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L', score: 5.3 },
        withdrawn_at: null,
      },
      security_vulnerability: {
        package: affected,
        severity: 'medium',
        vulnerable_version_range: '< 7.5.2',
        first_patched_version: { identifier: '7.5.2' },
      },
      url: 'https://api.github.com/repos/example/shop/dependabot/alerts/20',
      html_url: `${page}/security/dependabot/20`,
      created_at: '2026-11-23T11:58:00Z',
      dismissed_at: null,
      dismissed_reason: null,
      fixed_at: state === 'fixed' ? '2026-11-23T12:20:00Z' : null,
    },
    repository,
    sender,
  };
}
