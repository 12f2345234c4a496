import fc from 'fast-check';
import { readJson } from './readJson';
import { writeJson } from './writeJson';

it.each([
  '{"b":1,"a":12345678901234567890,"b":2}',
  '[1.0,1E5,-0,0.10,"",true,null,[],{}]',
  '{"":{"":[]}}',
  '"text"',
  '{"__proto__":1,"constructor":{"prototype":2}}',
])('reads %s without a loss', (text) => {
  const node = readJson(text);
  expect(node && writeJson(node)).toBe(text);
});

it('reads whatever JSON says', () =>
  fc.assert(
    fc.property(fc.json(), (text) => {
      const node = readJson(text);
      expect(node && JSON.parse(writeJson(node))).toEqual(JSON.parse(text));
    })
  ));

it.each(['', 'plain text', '{"a":1', '[1,]'])('reads nothing in %j', (text) => expect(readJson(text)).toBeUndefined());

it('writes the beginning of a large value', () => {
  const node = readJson(JSON.stringify(Array.from({ length: 10_000 }, (_, i) => i)));
  expect(node && writeJson(node, 10).length).toBeLessThan(20);
  expect(node && writeJson(node, 10)).toMatch(/^\[0,1,2,3,4/);
});
