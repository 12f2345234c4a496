import { type State, states } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupFilter } from '../../../api/alertGroups';

/** The default states of the list: those of groups that somebody may still have to act on. */
const openStates: readonly State[] = ['firing', 'acknowledged', 'silenced'];

export type ListFilter = AlertGroupFilter & { state: State[] };

/** Reads the filter from the page's address. Unknown states are ignored; without a state the filter has the open ones. */
export function readFilter(search: URLSearchParams): ListFilter {
  const asked = search.getAll('state');
  const known = states.filter((state) => asked.includes(state));
  return {
    state: known.length > 0 ? known : [...openStates],
    integration: search.get('integration') || undefined,
    from: search.get('from') || undefined,
    to: search.get('to') || undefined,
    cursor: search.get('cursor') || undefined,
  };
}

/** The address's query for a filter; the default states are not written. */
export function writeFilter({ state, ...rest }: ListFilter): URLSearchParams {
  const search = new URLSearchParams(isDefault(state) ? [] : state.map((one) => ['state', one]));
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) {
      search.append(name, value);
    }
  }
  return search;
}

/** Adds the state or removes it. If none is left, the default states come back. */
export function toggleState(chosen: readonly State[], toggled: State): State[] {
  return states.filter((state) => chosen.includes(state) !== (state === toggled));
}

/** Whether the filter is narrower than the default. */
export function isNarrowed({ state, integration, from, to }: ListFilter): boolean {
  return !isDefault(state) || integration !== undefined || from !== undefined || to !== undefined;
}

function isDefault(chosen: readonly State[]): boolean {
  return (
    chosen.length === 0 || (chosen.length === openStates.length && openStates.every((state) => chosen.includes(state)))
  );
}
