import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault } from './json-fault.ts';

test.each([
  ['{"a": 1,}', 1, 9, 'a key in double quotes'],
  ['{"a" 1}', 1, 6, 'a colon after the key'],
  ['{"a": 1 "b": 2}', 1, 9, 'a comma or }'],
  ['[1, 2', 1, 6, 'a comma or ]'],
  ['{', 1, 2, 'a key in double quotes or }'],
  ['{\n  "a": nope\n}', 2, 8, 'a value'],
  ["{'a': 1}", 1, 2, 'a key in double quotes'],
  ['"never ends', 1, 1, expect.stringContaining('closing quote')],
  ['"a\nb"', 1, 1, expect.stringContaining('control characters')],
  ['"\\x"', 1, 1, expect.stringContaining('valid escapes')],
  ['01', 1, 2, 'the end of the text'],
  ['1 2', 1, 3, 'the end of the text'],
  ['NaN', 1, 1, 'a value'],
  ['', 1, 1, 'a value'],
])('%j', (text, line, column, expected) => {
  expect(findJsonFault(text)).toEqual({ line, column, expected });
});

test('finds a fault exactly where JSON.parse finds one', () => {
  const mutated = fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '"', '\\', ',', '}', ']', '{', ':', '0', 'e', '\n', 'é')
    )
    .map(([json, at, change]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + change + json.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.json(), fc.string()), (text) => {
      expect(findJsonFault(text) === undefined).toBe(parses(text));
    }),
    { numRuns: 1000 }
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
