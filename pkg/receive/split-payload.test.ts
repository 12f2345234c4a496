import { compileTemplate } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { testEnvironment } from '../../test-support/sidecar/interpret.ts';
import { readJson } from './json/read-json.ts';
import { readPart, splitPayload, type SplitRule } from './split-payload.ts';

const rule: SplitRule = { lists: ['alerts', 'events'], without: ['message'] };
const split = (text: string) => splitPayload(readJson(text), rule);
const texts = (text: string) => {
  const found = split(text);
  return found !== null && 'payloads' in found ? found.payloads : found;
};

test('each element of the list is an alert, with the rest of the delivery as common', () => {
  expect(texts('{"receiver": "r", "alerts": [{"a": 1.0}, {"b": [2]}], "orgId": 1}')).toEqual([
    '{"a": 1.0,"common":{"receiver":"r","orgId":1}}',
    '{"b": [2],"common":{"receiver":"r","orgId":1}}',
  ]);
});

test.each([
  ['the first list of several', '{"alerts": 5, "events": [{"a": 1}]}', ['{"a": 1,"common":{"alerts":5}}']],
  ['a delivery that is a list', '[{"a": 1}, {}]', ['{"a": 1,"common":{}}', '{"common":{}}']],
  [
    'elements that are no objects',
    '[5, "x", [1], null]',
    ['5', '"x"', '[1]', 'null'].map((value) => `{"value":${value},"common":{}}`),
  ],
  ['a delivery without what only repeats the alerts', '{"alerts": [{}], "message": "long"}', ['{"common":{}}']],
  ['no elements', '{"alerts": []}', []],
  ['a list that is there twice', '{"alerts": [1], "alerts": [2]}', ['{"value":2,"common":{}}']],
])('splits %s', (_, text, parts) => {
  expect(texts(text)).toEqual(parts);
});

test.each(['{}', '5', '"["', '{"alerts": {"a": 1}}', '{"data": {"alerts": [1]}}'])('%s is not split', (text) => {
  expect(split(text)).toBeNull();
});

test('the value of an alert is what its text says, and an own common gives way', () => {
  const [text = ''] = texts('{"alerts": [{"n": 12345678901234567890, "common": "own", "x": 1.0}], "r": 2}') as string[];
  const { value } = readPart(text);
  const template = compileTemplate('{{ payload }}', testEnvironment);
  expect(template.render(new Map([['payload', value]]))).toBe(
    "{'n': 12345678901234567890, 'common': {'r': 2}, 'x': 1.0}"
  );
});

describe('limits', () => {
  test('a thousand elements are alerts, and one more is too many', () => {
    expect(texts(`[${'5,'.repeat(999)}5]`)).toHaveLength(1000);
    expect(split(`[${'5,'.repeat(1000)}5]`)).toEqual({ tooMany: 1001 });
  });

  test('what is too large to be kept with each alert is left out, and a note says what', () => {
    const large = 'x'.repeat(17 * 1024);
    const found = split(JSON.stringify({ a: 1, [large]: large, b: large, c: 2, alerts: [{}] }));
    expect(found).toMatchObject({
      payloads: ['{"common":{"a":1,"c":2}}'],
      note: `Too large to be kept with each alert: ${'x'.repeat(50)}, b.`,
    });
  });

  test('the more alerts there are the less is kept with each, so that all of it stays within bounds', () => {
    const medium = 'x'.repeat(8 * 1024);
    const size = (alerts: number) =>
      (texts(JSON.stringify({ medium, alerts: Array.from({ length: alerts }, () => 5) })) as string[]).join('').length;
    expect(size(500)).toBeGreaterThan(500 * medium.length);
    expect(size(1000)).toBeLessThan(1000 * 100);
  });

  test('what the alerts have in common is not nested deeper than a payload may be', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(texts(`{"deep": ${nested(98)}, "alerts": [{}]}`)).toEqual([`{"common":{"deep":${nested(98)}}}`]);
    expect(texts(`{"deep": ${nested(99)}, "alerts": [{}]}`)).toEqual(['{"common":{}}']);
  });
});
