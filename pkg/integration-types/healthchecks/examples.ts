import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://healthchecks.io/checks/6a1c2b9e-3f0d-4d0c-9c3e-1f2a3b4c5d6e/details/';

export const examples: TypeExamples = {
  firing: message('down', '2026-11-23T11:58:00+00:00', 'pg_dump: error: connection failed', '1'),
  resolving: message('up', '2026-11-23T12:20:00+00:00', '', '0'),
  // A body of $JSON alone: the check as the API has it.
  odd: {
    name: '',
    slug: 'nightly-backup',
    tags: 'prod db',
    desc: '',
    grace: 3600,
    n_pings: 412,
    status: 'down',
    started: false,
    last_ping: null,
    next_ping: null,
    manual_resume: false,
    methods: '',
    timeout: 86400,
  },
  source: 'https://healthchecks.io/docs/configuring_notifications/',
  shown: { title: 'Nightly backup', severity: null, link },
};

function message(status: string, now: string, body: string, exit_status: string) {
  return {
    code: '6a1c2b9e-3f0d-4d0c-9c3e-1f2a3b4c5d6e',
    name: 'Nightly backup',
    slug: 'nightly-backup',
    tags: 'prod db',
    status,
    now,
    exit_status,
    body,
    url: link,
  };
}
