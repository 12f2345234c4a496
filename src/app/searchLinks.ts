import { printQuery } from '../../pkg/domain/query/print-query.ts';
import type { Query } from '../../pkg/domain/query/query.ts';
import { links } from './links';

/** Paths of the list of the groups that something of a group is looked for in. Link to them with a `SearchLink`. */
export const searchLinks = {
  label: (name: string, value: string) => found({ kind: 'label', name, comparison: 'equals', pattern: [value] }),
  payload: (path: ReadonlyArray<string | number>, value: string) =>
    found({ kind: 'payload', path, comparison: 'equals', pattern: [value] }),
};

function found(query: Query): string {
  return links.alertGroups(`?q=${encodeURIComponent(printQuery(query))}`);
}
