import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { agoOf, lately, timeOf, withTime } from './timeCondition';

const hour = 3_600_000;

it.each([
  ['', null],
  ['disk', null],
  ['started:>-2h', { field: 'started', ago: 2 * hour }],
  ['disk last:>-30m', { field: 'last', ago: hour / 2 }],
  ['open:-2h..now', { field: 'open', ago: 2 * hour }],
  ['started:<-2h', { field: 'started', ago: null }],
  ['started:2026-11-01', { field: 'started', ago: null }],
  ['started:>-2h last:>-1h', null],
  ['started:>-2h or disk', null],
])('the time of %j is %j', (text, expected) => {
  const time = timeOf(read(text));
  expect(time && { field: time.field, ago: agoOf(time.range) }).toEqual(expected);
});

it.each([
  ['state:open', 'state:open started:>-2h'],
  ['started:<-2d state:open', 'started:>-2h state:open'],
  ['last:>-1h state:open open:-1h..now', 'started:>-2h state:open'],
])('%j with a time is %j', (text, expected) => {
  const changed = withTime(read(text), { field: 'started', range: lately(2 * hour) });
  expect(printQuery(changed)).toBe(expected);
});

it('asks for any time again', () => {
  expect(printQuery(withTime(read('state:open last:>-1h started:2026-11-01'), null))).toBe('state:open');
});

function read(text: string): Query {
  const result = parseQuery(text);
  if ('fault' in result) {
    throw new Error(result.fault.message);
  }
  return result.query;
}
