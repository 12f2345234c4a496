import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import type { Facet } from '../../../api/groupSearch';
import { facetSections } from './facetRows';

const facets: Facet[] = [
  {
    field: 'severity',
    more: 0,
    values: [
      { value: 'critical', text: 'critical', count: 2, term: 'severity:critical' },
      { value: 'none', text: '(none)', count: 1, term: 'severity:none' },
    ],
  },
  {
    field: 'label.env',
    more: 3,
    values: [
      { value: 'Prod', text: 'Prod', count: 5, term: 'label.env=Prod' },
      { value: '', text: '(none)', count: 2, term: 'label.env!=*' },
      { value: 'odd', text: 'odd', count: 2, term: 'label.env=' },
    ],
  },
];

it.each([
  ['', ['critical 2', '(none) 1'], ['Prod 5', '(none) 2']],
  ['severity:none label.env=prod', ['critical 2', '(none) 1 included'], ['Prod 5 included', '(none) 2']],
  ['severity!=critical', ['critical 2 excluded', '(none) 1'], ['Prod 5', '(none) 2']],
  ['label.env!=test label.env=*', ['critical 2', '(none) 1'], ['Prod 5', '(none) 2 excluded', 'test - excluded']],
])('marks what the query %j chooses', (text, severity, env) => {
  const sections = facetSections(facets, read(text));
  expect(sections.map(({ field, more }) => [field, more])).toEqual([
    ['severity', 0],
    ['label.env', 3],
  ]);
  expect(sections.map(({ rows }) => rows.map(told))).toEqual([severity, env]);
});

it('keeps a chosen value that no facet has, so that it can be left out again', () => {
  const sections = facetSections([], read('label.team=infra integration:backups state:open alerts:3'));
  expect(sections.map(({ field, rows }) => [field, ...rows.map(told)])).toEqual([
    ['label.team', 'infra - included'],
    ['integration', 'backups - included'],
  ]);
});

function told({ text, count, choice }: { text: string; count: number | null; choice: string | null }): string {
  return [text, count ?? '-', ...(choice === null ? [] : [choice])].join(' ');
}

function read(text: string): Query {
  const reading = parseQuery(text);
  if ('fault' in reading) {
    throw new Error(reading.fault.message);
  }
  return reading.query;
}
