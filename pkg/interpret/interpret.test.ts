import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { integrationTypes } from '../contract/integration-types.ts';
import { interpret } from './interpret.ts';
import { canonicalJson, type JsonValue } from './json.ts';

const formatted = (payload: JsonValue) => interpret('formatted_webhook', payload);
const webhook = (payload: JsonValue) => interpret('webhook', payload);

describe('formatted_webhook', () => {
  test('reads its six fields', () => {
    expect(
      formatted({
        alert_uid: '08d6891a',
        title: 'The whole system is down',
        image_url: 'https://example.com/cat.jpg',
        state: 'alerting',
        link_to_upstream_details: 'https://example.com/wiki/Downtime',
        message: 'Smth happened.\nOh no!',
      })
    ).toEqual({
      groupingKey: '08d6891a',
      title: 'The whole system is down',
      untitled: 'Alert',
      message: 'Smth happened.\nOh no!',
      imageUrl: 'https://example.com/cat.jpg',
      sourceLink: 'https://example.com/wiki/Downtime',
      signal: 'fire',
    });
  });

  test.each([[{}], [null], ['text'], [5], [true], [[{ title: 'in an array' }]]] as JsonValue[][])(
    'needs none of them: %j',
    (payload) => {
      expect(formatted(payload as JsonValue)).toEqual({
        groupingKey: null,
        title: null,
        untitled: 'Alert',
        message: null,
        imageUrl: null,
        sourceLink: null,
        signal: 'fire',
      });
    }
  );

  test.each([
    ['U', 'U'],
    [' U ', ' U '],
    [5, '5'],
    [0, '0'],
    [false, 'false'],
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['', null],
    ['  ', null],
    ['\n', null],
    [null, null],
  ] as Array<[JsonValue, string | null]>)('alert_uid %j is the key %j', (uid, key) => {
    expect(formatted({ alert_uid: uid }).groupingKey).toBe(key);
  });

  test.each([
    ['ok', 'resolve'],
    ['OK', 'resolve'],
    ['Ok', 'resolve'],
    [' ok ', 'resolve'],
    ['resolved', 'fire'],
    ['alerting', 'fire'],
    ['', 'fire'],
    [null, 'fire'],
    [5, 'fire'],
    [{ ok: 'ok' }, 'fire'],
  ] as Array<[JsonValue, string]>)('state %j says %s', (state, signal) => {
    expect(formatted({ state }).signal).toBe(signal);
  });
});

describe('webhook', () => {
  test('groups by alert_uid where there is one', () => {
    expect(webhook({ alert_uid: 'x', a: 1 }).groupingKey).toBe('x');
  });

  test.each([[{ alert_uid: null, b: 1 }], [{ alert_uid: '', b: 1 }]] as JsonValue[][])(
    'groups %j by the whole payload',
    (payload) => {
      expect(webhook(payload as JsonValue).groupingKey).toBe(canonicalJson(payload as JsonValue));
    }
  );

  test('the order of keys makes no other group; the order of an array does', () => {
    expect(webhook({ a: 1, b: { d: 2, c: 3 } }).groupingKey).toBe(webhook({ b: { c: 3, d: 2 }, a: 1 }).groupingKey);
    expect(webhook([1, 2]).groupingKey).not.toBe(webhook([2, 1]).groupingKey);
  });

  test('takes any JSON value, and calls what has no title an incident', () => {
    expect(webhook('text')).toMatchObject({ groupingKey: '"text"', title: null, untitled: 'Incident' });
    expect(webhook(null)).toMatchObject({ groupingKey: 'null' });
  });
});

test.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['http://example.com', 'http://example.com/'],
  ['HTTPS://EXAMPLE.com/', 'https://example.com/'],
  ['javascript:alert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.com', null],
  ['/path', null],
  ['ftp://example.com', null],
  [`https://example.com/${'a'.repeat(2048)}`, null],
  [7, null],
] as Array<[JsonValue, string | null]>)('as a link, %j is %j', (link, shown) => {
  expect(formatted({ link_to_upstream_details: link, image_url: link })).toMatchObject({
    sourceLink: shown,
    imageUrl: shown,
  });
});

test('texts are kept as they are, but for what a database cannot hold, and not without end', () => {
  expect(formatted({ title: '<b>x</b>\n\ty ', message: 'a\0b\ud800c' })).toMatchObject({
    title: '<b>x</b> y',
    message: 'a\uFFFDb\uFFFDc',
  });
  expect(formatted({ title: 'x'.repeat(600) }).title).toBe(`${'x'.repeat(499)}…`);
  expect(formatted({ message: 'y'.repeat(60_000) }).message).toHaveLength(50_000);
});

test('fields of the prototype are nobody’s', () => {
  const payload = JSON.parse('{"__proto__": {"title": "inherited", "alert_uid": "x"}}') as JsonValue;
  expect(formatted(payload)).toMatchObject({ title: null, groupingKey: null });
});

test('whatever JSON comes, it is understood without fail', () => {
  fc.assert(
    fc.property(fc.constantFrom(...integrationTypes), fc.jsonValue(), (type, payload) => {
      const facts = interpret(type, payload as JsonValue);
      expect(['fire', 'resolve']).toContain(facts.signal);
      expect(facts.groupingKey === null || facts.groupingKey.trim() !== '').toBe(true);
    })
  );
});
