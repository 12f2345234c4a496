import { type Choice, choices, type FieldValue } from '../../../../pkg/domain/query/choices.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import type { Facet } from '../../../api/groupSearch';

/** A value beside the list. */
export interface FacetRow {
  /** What includes the value, in the language of the search box. */
  term: string;
  value: FieldValue;
  text: string;
  /** Null where no group of the present result has it. */
  count: number | null;
  choice: Choice['choice'] | null;
}

export interface FacetSection {
  field: string;
  rows: FacetRow[];
  /** How many more values there are. */
  more: number;
}

/** What stands beside the list: the facets, and the values that the query chooses even where no group has them. */
export function facetSections(facets: readonly Facet[], query: Query): FacetSection[] {
  const chosen = choices(query);
  const sections = facets.map(({ field, values, more }) => ({ field, more, rows: values.flatMap(toRow) }));
  for (const { value, choice } of chosen) {
    const field = fieldOf(value);
    const term = printQuery(value);
    const section = sections.find((one) => one.field === field);
    const row = section?.rows.find((one) => isSame(one.term, term));
    if (row) {
      row.choice = choice;
    } else if (field !== null) {
      const added = { term, value, text: textOf(value), count: null, choice };
      if (section) {
        section.rows.push(added);
      } else {
        sections.push({ field, more: 0, rows: [added] });
      }
    }
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

function toRow({ term, text, value, count }: Facet['values'][number]): FacetRow[] {
  const read = parseQuery(term);
  const isValue = 'query' in read && 'comparison' in read.query;
  return isValue
    ? [{ term: printQuery(read.query), value: read.query as FieldValue, text: text || value, count, choice: null }]
    : [];
}

/** Case does not matter in a query. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The facet that has the value; null for values that are in none, such as states. */
function fieldOf(value: FieldValue): string | null {
  switch (value.kind) {
    case 'severity':
    case 'integration':
    case 'type':
      return value.kind;
    case 'label':
      return `label.${value.name}`;
    default:
      return null;
  }
}

function textOf(value: FieldValue): string {
  return 'pattern' in value ? value.pattern.join('*') : 'value' in value ? String(value.value) : '';
}
