import { slides } from './slides';

it.each([
  ['one comes', 'abcd', 'xabcd', 'x a1 b1 c1 d1'],
  ['one comes in between', 'abcd', 'abxcd', 'x c1 d1'],
  ['one comes, and the last has no more room', 'abcd', 'xabc', 'x a1 b1 c1'],
  ['one goes', 'abcd', 'acd', 'c-1 d-1'],
  ['one makes way for another', 'abcd', 'xacd', 'x a1'],
  ['nothing changes', 'abcd', 'abcd', ''],
  ['most are others', 'abcd', 'wxyab', ''],
  ['the order is another', 'abcd', 'dcba', ''],
  ['there was nothing', '', 'abcd', ''],
  ['there is nothing', 'abcd', '', ''],
])('slides rows when %s', (_, before, after, expected) => {
  const told = [...slides([...before], [...after])].map(([id, rows]) => `${id}${rows ?? ''}`);
  expect(told.join(' ')).toBe(expected);
});
