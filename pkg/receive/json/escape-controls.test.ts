import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeControls } from './escape-controls.ts';

test.each([
  ['a line break', '"a\nb"', '"a\\nb"'],
  ['all with a short escape', '"\b\t\n\f\r"', '"\\b\\t\\n\\f\\r"'],
  ['others', '"\0\u001b[31m\u001f"', '"\\u0000\\u001b[31m\\u001f"'],
  ['a line break in a key', '{\n"a\n": 1}', '{\n"a\\n": 1}'],
  ['a line break after an escaped backslash', '"\\\\\n"', '"\\\\\\n"'],
  ['a line break next to other characters', '"é\n🚨"', '"é\\n🚨"'],
])('escapes %s', (_, text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
});

test.each([
  ['between values', '{\n\t"a": 1\n}'],
  ['already escaped', '"a\\nb"'],
  ['after a backslash', '"a\\\nb"'],
  ['outside C0', '"\u007f\u0085\u2028"'],
  ['too many for a text', `"${'\0'.repeat(10_000)}"`],
])('does not escape control characters that are %s', (_, text) => {
  expect(escapeControls(text)).toBeUndefined();
});

test('restores any JSON whose strings contain raw control characters', () => {
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
