import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EncodedJson, encodeJson } from './encode-json.ts';

const encoded = (value: unknown) => new EncodedJson(new TextEncoder().encode(JSON.stringify(value)));

test('a value without encoded parts stays text', () => {
  expect(encodeJson({ a: ['ü', 1, null] })).toBe('{"a":["ü",1,null]}');
});

test('encoded parts are put in where they stand', () => {
  const text = encodeJson({ a: encoded('"ü\u0000😀'), b: [encoded({ c: 1 }), 'x', encoded('')] });
  expect(text).toBeInstanceOf(Buffer);
  expect(text.toString()).toBe('{"a":"\\"ü\\u0000😀","b":[{"c":1},"x",""]}');
});

test('whatever the parts are, the JSON is that of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.boolean()), { minLength: 1 }), (texts) => {
      const value = texts.map(([text, isEncoded]) => ({ text: isEncoded ? encoded(text) : text, after: text }));
      expect(JSON.parse(encodeJson(value).toString())).toEqual(texts.map(([text]) => ({ text, after: text })));
    })
  );
});

test('one reply leaves nothing for the next', () => {
  encodeJson([encoded('a')]);
  expect(encodeJson(['b'])).toBe('["b"]');
});
