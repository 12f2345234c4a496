import type { TypeExamples } from '../type-presentation.ts';

const page = 'https://jenkins.example.com/';

export const examples: TypeExamples = {
  firing: build(18, 'FAILURE', ['shop.CartTest.adds', 'shop.CartTest.removes']),
  resolving: build(19, 'SUCCESS', []),
  // A build that has only begun: it has no status.
  odd: {
    name: 'main',
    display_name: 'main',
    url: 'job/shop/job/main/',
    build: {
      full_url: `${page}job/shop/job/main/20/`,
      number: 20,
      queue_id: 71,
      timestamp: 1795435080000,
      duration: 0,
      phase: 'STARTED',
      url: 'job/shop/job/main/20/',
      scm: { changes: [], culprits: [] },
      log: '',
      notes: '',
      artifacts: {},
    },
  },
  source: 'https://github.com/jenkinsci/notification-plugin/blob/master/README',
  shown: { title: 'shop / main', severity: 'high', link: `${page}job/shop/job/main/18/` },
};

function build(number: number, status: string, failed_tests: readonly string[]) {
  return {
    name: 'main',
    display_name: 'main',
    url: 'job/shop/job/main/',
    build: {
      full_url: `${page}job/shop/job/main/${number}/`,
      number,
      queue_id: 50 + number,
      timestamp: 1795435080000,
      duration: 48123,
      phase: 'FINALIZED',
      status,
      url: `job/shop/job/main/${number}/`,
      display_name: `#${number}`,
      scm: {
        url: 'https://git.example.com/web/shop.git',
        branch: 'origin/main',
        commit: 'c6d86dc654b12425e706bcf951adfe5a8627a517',
        changes: ['src/cart.ts'],
        culprits: ['ann'],
      },
      log: '',
      notes: '',
      test_summary: {
        total: 40,
        failed: failed_tests.length,
        passed: 40 - failed_tests.length,
        skipped: 0,
        failed_tests,
      },
      artifacts: {},
    },
  };
}
