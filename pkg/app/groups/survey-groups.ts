import type { IntegrationType } from '../../contract/integration-types.ts';
import { printQuery } from '../../domain/query/print-query.ts';
import type { Term } from '../../domain/query/query.ts';
import type {
  Facet,
  Facets,
  FacetValue,
  FoundValue,
  Histogram,
  HistogramRequest,
  ValuesRequest,
} from '../../store/shapes/searches.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { type Selection, toSearch } from './to-search.ts';

/** What there is among the groups that somebody selects. All throw an `AppError` invalid_query. */
export interface SurveyGroups {
  facets(caller: Caller, selection: Selection): Promise<ShownFacets>;
  histogram(caller: Caller, selection: Selection, request: HistogramRequest): Promise<Histogram>;
  values(caller: Caller, selection: Selection, request: ValuesRequest): Promise<FoundValue[]>;
}

export interface ShownFacets extends Omit<Facets, 'facets'> {
  readonly facets: ReadonlyArray<
    Omit<Facet, 'values'> & { readonly values: ReadonlyArray<FacetValue & { readonly term: string }> }
  >;
}

/** @param now milliseconds since 1970 */
export function createSurveyGroups(store: PeopleStore, now: () => number): SurveyGroups {
  return {
    async facets(caller, selection) {
      const { facets, ...looked } = await store.forCaller(caller).findFacets(toSearch(caller, selection, now()));
      const withTerms = facets.map(({ values, ...facet }) => ({
        ...facet,
        values: values.map((value) => ({ ...value, term: printQuery(termFor(facet.field, value.value)) })),
      }));
      return { ...looked, facets: withTerms };
    },
    histogram: (caller, selection, request) =>
      store.forCaller(caller).makeHistogram(toSearch(caller, selection, now()), request),
    values: (caller, selection, request) =>
      store.forCaller(caller).listValues(toSearch(caller, selection, now()), request),
  };
}

/** The condition that a group has the value. */
function termFor(field: string, value: string): Term {
  switch (field) {
    case 'severity':
      return { kind: 'severity', comparison: 'equals', value: value as Extract<Term, { kind: 'severity' }>['value'] };
    case 'integration':
      return { kind: 'integration', comparison: 'equals', pattern: [value] };
    case 'type':
      return { kind: 'type', comparison: 'equals', value: value as IntegrationType };
    default:
      return { kind: 'label', name: field.slice('label.'.length), comparison: 'equals', pattern: [value] };
  }
}
