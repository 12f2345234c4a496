import { highlight } from './highlight';

it.each([
  ['', null, []],
  ['disk full', null, ['plain disk full']],
  ['-state:firing x', null, ['keyword -', 'field state', 'operator :', 'value firing', 'plain  x']],
  ['label."a b"!="c d"', null, ['field label."a b"', 'operator !=', 'value "c d"']],
  ['stat:firing', { from: 0, to: 4 }, ['plain! stat', 'operator :', 'value firing']],
  ['a or (b', { from: 5, to: 6 }, ['plain a ', 'keyword or', 'plain  ', 'keyword! (', 'plain b']],
  ['state:"x', { from: 6, to: 8 }, ['field state', 'operator :', 'value! "x']],
])('cuts %j', (text, fault, expected) => {
  const parts = highlight(text, fault);
  const merged = parts.reduce<string[]>((seen, { text: part, look, isFaulty }) => {
    const name = `${look}${isFaulty ? '!' : ''} `;
    const last = seen.at(-1);
    return last?.startsWith(name) ? [...seen.slice(0, -1), last + part] : [...seen, name + part];
  }, []);
  expect(merged).toEqual(expected);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
