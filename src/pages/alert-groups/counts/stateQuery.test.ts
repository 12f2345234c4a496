import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { statesOf, toggleState } from './stateQuery';

it.each([
  ['', 'FASR'],
  ['disk', 'FASR'],
  ['state:open', 'FAS'],
  ['state:resolved', 'R'],
  ['state:firing or state:resolved', 'FR'],
  ['-state:silenced disk', 'FAR'],
  ['state:open -state:silenced', 'FA'],
  ['not (state:firing or state:silenced)', 'AR'],
  ['state:firing state:resolved', ''],
  ['state:open or disk', 'FASR'],
])('the states of %j are %s', (text, letters) => {
  expect([...statesOf(read(text))].map((state) => state[0]?.toUpperCase()).join('')).toBe(letters);
});

it.each<[string, State, string]>([
  ['', 'resolved', 'state:open'],
  ['state:open', 'resolved', ''],
  ['state:open disk', 'resolved', 'disk'],
  ['disk state:open severity:high', 'silenced', 'disk (state:firing or state:acknowledged) severity:high'],
  ['state:firing', 'firing', 'state:open'],
  ['-state:resolved disk', 'firing', '(state:acknowledged or state:silenced) disk'],
])('%j with %s toggled is %j', (text, state, expected) => {
  expect(printQuery(toggleState(read(text), state))).toBe(expected);
});

function read(text: string): Query {
  const result = parseQuery(text);
  if ('fault' in result) {
    throw new Error(result.fault.message);
  }
  return result.query;
}
