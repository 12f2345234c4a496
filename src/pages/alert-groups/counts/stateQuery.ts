import { type State, states } from '../../../../pkg/contract/alert-groups/states.ts';
import { combine, type Condition } from '../../../../pkg/domain/query/combine.ts';
import { conjunctsOfKind, replaceKind } from '../../../../pkg/domain/query/conjuncts.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';

const open: readonly State[] = ['firing', 'acknowledged', 'silenced'];

/** The query of groups in any of the states. */
export function stateQuery(chosen: ReadonlySet<State>): Query {
  if (states.every((state) => chosen.has(state))) {
    return { kind: 'all' };
  }
  if (!chosen.has('resolved') && open.every((state) => chosen.has(state))) {
    return term('open');
  }
  return combine('or', states.filter((state) => chosen.has(state)).map(term));
}

/** The states that the query admits by its own top-level conditions. */
export function statesOf(query: Query): ReadonlySet<State> {
  const conditions = conjunctsOfKind(query, 'state');
  return new Set(states.filter((state) => conditions.every((condition) => admits(condition, state))));
}

/** The query with the state admitted where it was not, and the other way round. Where none is left, the open ones come back. */
export function toggleState(query: Query, toggled: State): Query {
  const before = statesOf(query);
  const after = states.filter((state) => before.has(state) !== (state === toggled));
  return replaceKind(query, 'state', stateQuery(new Set(after.length > 0 ? after : open)));
}

function term(value: State | 'open'): Condition {
  return { kind: 'state', comparison: 'equals', value };
}

/** @param condition of nothing but states */
function admits(condition: Condition, state: State): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => admits(part, state));
    case 'or':
      return condition.parts.some((part) => admits(part, state));
    case 'not':
      return !admits(condition.part, state);
    case 'state': {
      const isMeant = condition.value === 'open' ? state !== 'resolved' : condition.value === state;
      return isMeant === (condition.comparison === 'equals');
    }
    default:
      return true;
  }
}
