import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery } from './parse-query.ts';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test.each([
  ['texts', 'title=Down&n=1&b=true&e=', '{"title":"Down","n":"1","b":"true","e":""}'],
  ['blanks and escapes', 'a+b=x+y%21%C3%A9', '{"a b":"x y!é"}'],
  ['a JSON object', 'm=%7B%22n%22%3A1.0%7D', '{"m":{"n":1.0}}'],
  ['a JSON array', 'm=[1,{}]', '{"m":[1,{}]}'],
  ['a text that only begins like JSON', 'm=[Shop]+Down&n={', '{"m":"[Shop] Down","n":"{"}'],
  ['a JSON text', 'm="{}"', '{"m":"\\"{}\\""}'],
  ['the last value of a repeated parameter', 'a=1&b=2&a=3', '{"a":"3","b":"2"}'],
  ['a name without a value', 'test', '{"test":""}'],
  ['a property name of Object', '__proto__=1', '{"__proto__":"1"}'],
  ['JSON that is too deep, as a text', `m=${deep(100)}`, `{"m":"${deep(100)}"}`],
  ['JSON that is nearly too deep', `m=${deep(99)}`, `{"m":${deep(99)}}`],
])('reads %s', (_, query, text) => {
  expect(parseQuery(query)).toMatchObject({ text, note: null });
});

test('notes that JSON in a parameter was repaired', () => {
  expect(parseQuery('a=x&m={"a":"1%0A2"}')).toMatchObject({
    text: '{"a":"x","m":{"a":"1\\n2"}}',
    note: expect.stringContaining('raw line breaks'),
  });
});

test('keeps any text and any JSON', () => {
  const fields = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.jsonValue()), fc.object()), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fields, (object) => {
      const written = Object.entries(object).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const { text } = parseQuery(new URLSearchParams(written).toString());
      for (const [name, value] of Object.entries(JSON.parse(text) as object)) {
        expect([value, JSON.stringify(value)]).toContainEqual(written.find(([other]) => other === name)?.[1]);
      }
    })
  );
});

test('never fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a[]{}":,%&=+\\\n\0\ud800', 'é') }), (query) => {
      JSON.parse(parseQuery(query).text);
    })
  );
});
