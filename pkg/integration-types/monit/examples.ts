import type { TypeExamples } from '../type-presentation.ts';

const test = { test: 'space', severity: 'critical', service: 'data', host: 'db-1' };

export const examples: TypeExamples = {
  firing: {
    state: 'alerting',
    ...test,
    event: 'Resource limit matched',
    description: 'space usage 97.2% matches resource limit [space usage > 90.0%]',
    monit_date: 'Mon, 23 Nov 2026 11:58:04',
  },
  resolving: {
    state: 'ok',
    ...test,
    event: 'Resource limit succeeded',
    description: 'space usage check succeeded [current space usage = 61.0%]',
    monit_date: 'Mon, 23 Nov 2026 12:20:04',
  },
  // A control file whose line has no arguments.
  odd: {
    service: 'nginx',
    host: 'web-1',
    event: 'Does not exist',
    description: 'process is not running',
    monit_date: 'Mon, 23 Nov 2026 11:58:04',
  },
  source: 'https://mmonit.com/monit/documentation/monit.html#ENVIRONMENT',
  shown: { title: 'data space on db-1', severity: 'critical', link: null },
};
