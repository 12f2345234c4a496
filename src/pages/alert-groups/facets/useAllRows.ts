import type { FieldValue } from '../../../../pkg/domain/query/choices.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printPath } from '../../../../pkg/domain/query/path.ts';
import { printValue } from '../../../../pkg/domain/query/print-query.ts';
import { useSearchValues } from '../../../api/groupSearch';
import type { FacetRow, FacetSection } from './facetRows';

/** The most values that a section shows. */
const most = 100;

/** The rows of a section, and on request those that the server left out. */
export function useAllRows({ field, rows }: FacetSection, query: string, isWhole: boolean): FacetRow[] {
  const { data } = useSearchValues(isWhole ? { field, prefix: '', query, limit: most } : undefined);
  const known = new Set(rows.map(({ term }) => term));
  const others = (isWhole ? (data?.values ?? []) : []).flatMap(({ value, text, count }): FacetRow[] => {
    const term = `${writtenField(field)}${printValue([value])}`;
    const read = parseQuery(term);
    return known.has(term) || 'fault' in read
      ? []
      : [{ term, value: read.query as FieldValue, text: text || value, count, choice: null }];
  });
  return [...rows, ...others];
}

function writtenField(field: string): string {
  return field.startsWith('label.') ? `label${printPath([field.slice('label.'.length)])}=` : `${field}:`;
}
