import type { Calls } from '../measure/reads.ts';
import { atMost, type Row } from '../report/row.ts';
import { createReadScenario, readRows } from './read-scenario.ts';

/** Searches by what they are called in the report, in the language of the search box. */
const queries = {
  'first page with counts': 'state:open',
  'a word': 'db-7',
  'a word of the message': 'volume',
  'a label': 'label.team=team-7',
  'two labels': 'label.env=prod label.team!=team-7',
  'a severity': 'severity:>=high',
  'an integration': 'integration:varied',
  'a person': 'by:reader',
  'a key': 'key:disk-space-00000077',
  'a number': 'number:77',
  'a start': 'started:<-7d',
  'a last alert': 'last:>-1h',
  'many alerts': 'alerts:>5',
  'a note': 'note:parts',
};

const selected = new URLSearchParams({ query: 'state:open severity:>=high' });
/** It looks into payloads. */
export const slowestSearch = 'a payload';

export const searchCalls: Calls = {
  ...Object.fromEntries(
    Object.entries({ ...queries, [slowestSearch]: 'label.host=db-7 payload.severity=warning' }).map(([name, query]) => [
      name,
      () => ({ path: 'alert-groups', query: new URLSearchParams({ query }) }),
    ])
  ),
  'sorted by severity': () => ({ path: 'alert-groups', query: new URLSearchParams({ sort: 'severity' }) }),
  'sorted by alerts': () => ({ path: 'alert-groups', query: new URLSearchParams({ sort: 'alerts' }) }),
  facets: () => ({ path: 'alert-groups/facets', query: selected }),
  histogram: () => ({ path: 'alert-groups/histogram', query: selected }),
  'values of a label': () => ({
    path: 'alert-groups/values',
    query: new URLSearchParams({ field: 'label.host', prefix: 'db-1' }),
  }),
};

/** Searches, facets, histogram and values. Those that use an index take at most four times as long while alerts come in. */
export const search = createReadScenario({
  name: 'search',
  calls: searchCalls,
  idleCalls: ({ idleSearches }) => idleSearches,
  forgets: true,
  goals: (rows) =>
    readRows(rows, 'under ingest')
      .filter(({ variant }) => !variant.startsWith(slowestSearch))
      .map(({ variant, p50 }) => atMost(`p50 of ${variant}, of idle’s`, (p50 ?? 0) / idleOf(rows, variant), 4)),
  notes: [
    'the ratio is that of the medians, to the median of a call that reads nothing in the same state',
    'idle, an alert comes in before each call, so that nothing is remembered of the call before',
  ],
});

function idleOf(rows: readonly Row[], variant: string): number {
  const idle = variant.replace('under ingest', 'idle');
  return rows.find((row) => row.variant === idle)?.p50 ?? 1;
}
