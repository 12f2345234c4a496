import type { Calls } from '../measure/reads.ts';
import { atMost } from '../report/row.ts';
import { createReadScenario, readRows } from './read-scenario.ts';

const openStates = new URLSearchParams(['firing', 'acknowledged', 'silenced'].map((state) => ['state', state]));

export const pageCalls: Calls = {
  'groups with counts': () => ({ path: 'alert-groups' }),
  'open groups with counts': () => ({ path: 'alert-groups', query: openStates }),
  'a group': (id) => ({ path: `alert-groups/${id}` }),
  'its alerts': (id) => ({ path: `alert-groups/${id}/alerts` }),
  'its events': (id) => ({ path: `alert-groups/${id}/events` }),
};

/** Reads of pages. */
export const reads = createReadScenario({
  name: 'reads',
  calls: pageCalls,
  idleCalls: ({ idleReads }) => idleReads,
  forgets: false,
  goals: (rows) => [
    ...readRows(rows, 'idle').map(({ variant, p99 }) => atMost(`p99 of ${variant}`, p99 ?? 0, 5, ' ms')),
    ...readRows(rows, 'under ingest').map(({ variant, p99 }) => atMost(`p99 of ${variant}`, p99 ?? 0, 25, ' ms')),
  ],
  notes: [],
});
