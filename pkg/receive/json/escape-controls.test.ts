import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeControls } from './escape-controls.ts';

test.each([
  ['a line break', '"a\nb"', '"a\\nb"'],
  ['all with a short escape', '"\b\t\n\f\r"', '"\\b\\t\\n\\f\\r"'],
  ['others', '"\0\u001b[31m\u001f"', '"\\u0000\\u001b[31m\\u001f"'],
  ['keys too', '{\n"a\n": 1}', '{\n"a\\n": 1}'],
  ['after an escaped backslash', '"\\\\\n"', '"\\\\\\n"'],
  ['beside other characters', '"é\n🚨"', '"é\\n🚨"'],
])('escapes %s', (_, text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
});

test.each([
  ['between values', '{\n\t"a": 1\n}'],
  ['escaped already', '"a\\nb"'],
  ['behind a backslash', '"a\\\nb"'],
  ['beyond C0', '"\u007f\u0085\u2028"'],
  ['too many to be text', `"${'\0'.repeat(10_000)}"`],
])('leaves alone what is %s', (_, text) => {
  expect(escapeControls(text)).toBeUndefined();
});

test('gives back any JSON whose strings somebody has put in raw', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat({ max: 4 }), (value, indent) => {
      const json = JSON.stringify(value, null, indent);
      const raw = json.replace(/(?<!\\)((?:\\\\)*)\\([nrtbf])/g, (_, before, letter) => before + rawOf[letter]);
      expect(JSON.parse(escapeControls(raw) ?? raw)).toEqual(JSON.parse(json));
    }),
    { numRuns: 1000, examples: [[{ 'a\tb': ['\n', '\\n', '\\\n', '"\r"'] }, 2]] }
  );
});

const rawOf: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
