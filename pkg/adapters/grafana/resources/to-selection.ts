import type { Selection } from '../../../app/groups/to-search.ts';
import type { RouteArguments } from '../../../contract/types.ts';

/** The query parameters, or the body, that say which groups are meant. */
export type SelectionFields = Pick<
  RouteArguments<'listAlertGroups'>['query'],
  'query' | 'state' | 'integration' | 'from' | 'to'
>;

export function toSelection({ query, state, integration, from, to }: SelectionFields): Selection {
  return { query, states: state, integrationUid: integration, from: toTime(from), to: toTime(to) };
}

function toTime(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}
