import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: {
    '@timestamp': '2026-11-23T11:58:00.123Z',
    _id: 'iJx3kJMBq0m1',
    _index: 'logs-shop-2026.11.23',
    host: { name: 'web-1' },
    log: { level: 'error' },
    message: 'Connection to the database was refused',
    service: { name: 'shop' },
    num_hits: 42,
    num_matches: 1,
    rule_name: 'Too many errors',
    severity: 'high',
  },
  // A match of a rule for silence, with the title that Grafana OnCall documented.
  odd: {
    '@timestamp': '2026-11-23T11:58:00.123Z',
    key: 'all',
    count: 0,
    num_hits: 0,
    num_matches: 1,
    title: 'No logs of the shop',
  },
  source: 'https://elastalert2.readthedocs.io/en/latest/alerts.html#http-post',
  shown: { title: 'Too many errors', severity: 'high', link: null },
};
