import { expect, test } from '@jest/globals';
import {
  addConjunct,
  type ConditionKind,
  conjuncts,
  conjunctsOfKind,
  replaceKind,
  timeRangeOf,
  withoutKind,
} from './conjuncts.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { Query } from './query.ts';

test.each([
  ['', []],
  ['a', ['a']],
  ['a b', ['a', 'b']],
  ['a (b or c) -d', ['a', 'b or c', '-d']],
  ['a or b', ['a or b']],
])('the conjuncts of %j', (text, expected) => {
  expect(conjuncts(read(text)).map(printQuery)).toEqual(expected);
});

test.each([
  ['', 'a', 'a'],
  ['a', '', 'a'],
  ['a or b', 'c', '(a or b) c'],
  ['a', 'b or c', 'a (b or c)'],
  ['a b', 'b', 'a b'],
  ['a', 'b c', 'a b c'],
])('%j and %j', (text, condition, expected) => {
  expect(printQuery(addConjunct(read(text), read(condition)))).toBe(expected);
});

test.each<[string, ConditionKind, string, string[]]>([
  ['', 'state', '', []],
  ['state:open', 'state', '', ['state:open']],
  ['state:open disk -state:silenced', 'state', 'disk', ['state:open', '-state:silenced']],
  ['(state:firing or state:silenced) disk', 'state', 'disk', ['state:firing or state:silenced']],
  ['state:open or disk', 'state', 'state:open or disk', []],
  ['started:>-2h last:<-1h open:-2h..-1h a', 'time', 'a', ['started:>-2h', 'last:<-1h', 'open:-2h..-1h']],
  ['started:>-2h last:<-1h open:-2h..-1h', 'last', 'started:>-2h open:-2h..-1h', ['last:<-1h']],
  ['a label.b=c', 'text', 'label.b=c', ['a']],
])('%j without %s', (text, kind, rest, removed) => {
  expect(printQuery(withoutKind(read(text), kind))).toBe(rest);
  expect(conjunctsOfKind(read(text), kind).map(printQuery)).toEqual(removed);
});

test.each<[string, ConditionKind, string, string]>([
  ['', 'state', 'state:firing', 'state:firing'],
  ['a', 'state', 'state:firing', 'a state:firing'],
  ['a state:open b -state:silenced', 'state', 'state:firing', 'a state:firing b'],
  ['a state:open', 'state', 'state:firing or state:silenced', 'a (state:firing or state:silenced)'],
  ['a state:open', 'state', '', 'a'],
  ['started:>-2h last:>-1h', 'started', 'started:<-1d', 'started:<-1d last:>-1h'],
])('in %j what is about %s becomes %j', (text, kind, condition, expected) => {
  expect(printQuery(replaceKind(read(text), kind, read(condition)))).toBe(expected);
});

test('a time range is known where one term says it', () => {
  const range = { from: { ago: 7_200_000 }, to: null };
  expect(timeRangeOf(read('a started:>-2h'), 'started')).toEqual(range);
  expect(timeRangeOf(read('open:>-2h last:>-1h'), 'open')).toEqual(range);
  expect(timeRangeOf(read('last:>-2h'), 'started')).toBeNull();
  expect(timeRangeOf(read('-started:>-2h'), 'started')).toBeNull();
  expect(timeRangeOf(read('started:>-2h started:<-1h'), 'started')).toBeNull();
});

function read(text: string): Query {
  const reading = parseQuery(text);
  if ('fault' in reading) {
    throw new Error(reading.fault.message);
  }
  return reading.query;
}
