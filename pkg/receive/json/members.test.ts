import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemsOf, membersOf } from './members.ts';

/** JSON as senders write it: compact or indented. */
const written = (value: fc.Arbitrary<unknown>) =>
  fc.tuple(value, fc.constantFrom('', ' ', '\n\t')).map(([one, indent]) => JSON.stringify(one, null, indent));

test('the items of an array are the texts of its values', () => {
  fc.assert(
    fc.property(written(fc.array(fc.jsonValue())), (text) => {
      expect(itemsOf(text).map((item) => JSON.parse(item))).toEqual(JSON.parse(text));
    })
  );
});

test('the members of an object are the texts of its values, by name', () => {
  fc.assert(
    fc.property(written(fc.dictionary(fc.string(), fc.jsonValue())), (text) => {
      const members = [...membersOf(text)].map(([name, member]) => [name, JSON.parse(member)]);
      expect(new Map(members as Array<[string, unknown]>)).toEqual(new Map(Object.entries(JSON.parse(text))));
    })
  );
});

test('texts stay as they were written', () => {
  expect(itemsOf(' [ 1.0 , 12345678901234567890 , "a\\"],[" , { "b" : [ 1 ] } ] ')).toEqual([
    '1.0',
    '12345678901234567890',
    '"a\\"],["',
    '{ "b" : [ 1 ] }',
  ]);
  expect([...membersOf('{"a\\u0062" : 1e400, "c:" :": ,"}')]).toEqual([
    ['ab', '1e400'],
    ['c:', '": ,"'],
  ]);
});

test('of a name that is there twice the last one counts', () => {
  expect([...membersOf('{"a": 1, "b": 2, "a": 3}')]).toEqual([
    ['a', '3'],
    ['b', '2'],
  ]);
});
