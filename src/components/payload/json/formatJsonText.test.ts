import fc from 'fast-check';
import { formatJsonText } from './formatJsonText';

it.each([
  ['an object', '{"b":1,"a":[true,null]}', '{\n  "b": 1,\n  "a": [\n    true,\n    null\n  ]\n}'],
  ['empty ones', '{"a":{},"b":[ ]}', '{\n  "a": {},\n  "b": []\n}'],
  ['repeated keys', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['keys that are numbers', '{"2":1,"1":2}', '{\n  "2": 1,\n  "1": 2\n}'],
  ['long numbers', '[12345678901234567890,1.0,1E5]', '[\n  12345678901234567890,\n  1.0,\n  1E5\n]'],
  ['escapes', '["\\u00e9\\/\\"","a:{,}"]', '[\n  "\\u00e9\\/\\"",\n  "a:{,}"\n]'],
  ['a string that ends with a backslash', '["\\\\",1]', '[\n  "\\\\",\n  1\n]'],
  ['a bare value', ' 12 ', '12'],
  ['other white space', '{\r\n\t"a" :\t1 }', '{\n  "a": 1\n}'],
])('indents %s', (_, text, expected) => {
  expect(formatJsonText(text)).toBe(expected);
});

it.each(['', 'not json', '{"a":1', '{"a":1}}', "{'a':1}", '[1,]', '"unfinished'])('leaves %j as it is', (text) => {
  expect(formatJsonText(text)).toBe(text);
});

it('ends early when that is enough, however long the indents would make it', () => {
  const text = `${'['.repeat(90)}${'1,'.repeat(400_000)}1${']'.repeat(90)}`;
  const formatted = formatJsonText(text, 50_000);
  expect(formatted.length).toBeGreaterThan(50_000);
  expect(formatted.length).toBeLessThan(51_000);
  expect(formatJsonText('[1]', 50_000)).toBe('[\n  1\n]');
});

it('changes nothing but the white space between the tokens', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      const formatted = formatJsonText(text);
      expect(JSON.parse(formatted)).toEqual(JSON.parse(text));
      expect(formatted).toBe(formatJsonText(formatted));
      expect(withoutSpace(formatted)).toBe(withoutSpace(text));
    })
  );
});

it('indents like JSON.stringify what JSON.stringify can write', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(formatJsonText(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    })
  );
});

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}
