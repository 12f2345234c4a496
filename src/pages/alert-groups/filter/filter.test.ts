import { readFilter, toggleState, writeFilter } from './filter';

const read = (search: string) => readFilter(new URLSearchParams(search));

it.each([
  ['', ['firing', 'acknowledged', 'silenced']],
  ['state=resolved', ['resolved']],
  ['state=silenced&state=firing', ['firing', 'silenced']],
  ['state=on-fire', ['firing', 'acknowledged', 'silenced']],
  ['state=on-fire&state=firing', ['firing']],
  ['state=firing&state=firing', ['firing']],
])('reads the states of "%s"', (search, expected) => {
  expect(read(search).state).toEqual(expected);
});

it.each([
  '',
  'state=firing',
  'state=firing&state=acknowledged&state=silenced&state=resolved',
  'state=resolved&integration=backups&from=now-6h&to=now&cursor=abc',
])('writes "%s" as it was read', (search) => {
  expect(writeFilter(read(search)).toString()).toBe(search);
});

it('does not write the default states', () => {
  expect(writeFilter(read('state=firing&state=acknowledged&state=silenced&integration=a')).toString()).toBe(
    'integration=a'
  );
});

it('adds and removes a state', () => {
  expect(toggleState(['firing'], 'resolved')).toEqual(['firing', 'resolved']);
  expect(toggleState(['firing', 'resolved'], 'firing')).toEqual(['resolved']);
});
