import { type State, states } from '../../../../pkg/contract/alert-groups/states.ts';
import { combine } from '../../../../pkg/domain/query/combine.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Moment, Query } from '../../../../pkg/domain/query/query.ts';
import { changedSearch } from '../../../components/changedSearch';
import { isoTime } from '../../../components/time/isoTime';
import { stateQuery } from '../counts/stateQuery';

const names = ['state', 'integration', 'from', 'to'];

/**
 * The address that shows the same as one with `state`, `integration`, `from` or `to`, in which people may have bookmarks and
 * links. Null where the address is not of that kind.
 */
export function renewAddress(search: string): string | null {
  const old = new URLSearchParams(search);
  if (old.has('q') || !names.some((name) => old.has(name))) {
    return null;
  }
  const left = new URLSearchParams(search);
  [...names, 'cursor'].forEach((name) => left.delete(name));
  const query = combine('and', [
    stateQuery(statesOf(old.getAll('state'))),
    integrationQuery(old.get('integration')),
    timeQuery(old.get('from') ?? undefined, old.get('to') ?? undefined),
  ]);
  return changedSearch(left.toString(), { q: printQuery(query) });
}

/** Such an address showed the open groups where it named no state. */
function statesOf(named: readonly string[]): ReadonlySet<State> {
  const known = states.filter((state) => named.includes(state));
  return new Set(known.length > 0 ? known : ['firing', 'acknowledged', 'silenced']);
}

function integrationQuery(uid: string | null): Query {
  return uid ? { kind: 'integration', comparison: 'equals', pattern: [uid] } : { kind: 'all' };
}

function timeQuery(from: string | undefined, to: string | undefined): Query {
  const range = { from: momentOf(from, false), to: to === 'now' ? null : momentOf(to, true) };
  return range.from === null && range.to === null ? { kind: 'all' } : { kind: 'time', field: 'started', range };
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function momentOf(raw: string | undefined, roundUp: boolean): Moment | null {
  const [, count, unit] = /^now-(\d+)([smhdw])$/.exec(raw ?? '') ?? [];
  if (count !== undefined) {
    return { ago: Number(count) * units[unit as keyof typeof units] };
  }
  const time = isoTime(raw, roundUp);
  return time === undefined ? null : { at: Date.parse(time) };
}
