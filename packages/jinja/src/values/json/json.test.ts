import { expect, test } from '@jest/globals';
import { type Dict, Float, type List, type Value } from '../value.ts';
import { fromJson, parseJson } from './json.ts';

const keysOf = (value: Value | undefined) => [...(value as Dict).entries()].map(([key]) => key);

test('a list or dict of a payload is the same one however often it is read', () => {
  const payload = parseJson('{"alerts": [{"labels": {"env": "prod"}}]}') as Dict;
  const alerts = payload.get('alerts') as List;
  expect(payload.get('alerts')).toBe(alerts);
  expect(alerts.items).toBe(alerts.items);
  const [alert] = alerts.items as [Dict];
  expect(alert.get('labels')).toBe(alert.get('labels'));
  expect((alert.get('labels') as Dict).get('env')).toBe('prod');
});

test.each([true, false])('whether a payload can be changed holds for all in it: frozen %s', (frozen) => {
  const payload = fromJson({ list: [{ dict: {} }] }, frozen) as Dict;
  const list = payload.get('list') as List;
  const [item] = list.items as [Dict];
  expect([payload, list, item, item.get('dict') as Dict].map((part) => part.frozen)).toEqual(Array(4).fill(frozen));
});

test('what is put into a dict before it was read is in it beside what it was made from', () => {
  const dict = parseJson('{"a": 1}', false) as Dict;
  dict.set('b', 2);
  expect(keysOf(dict)).toEqual(['a', 'b']);
});

test('a key that names a prototype is a key like others', () => {
  expect(keysOf(parseJson('{"__proto__": {"x": 1}, "constructor": 2}'))).toEqual(['__proto__', 'constructor']);
});

test('no number and no order of keys is lost, however deep it is', () => {
  const inner = (text: string) => (((parseJson(text) as Dict).get('a') as Dict).get('b') as List).items[0];
  expect(inner('{"a": {"b": [1.0]}}')).toEqual(new Float(1));
  expect(inner('{"a": {"b": [12345678901234567890]}}')).toBe(12345678901234567890n);
  expect(keysOf(inner('{"a": {"b": [{"2": 0, "1": 0}]}}'))).toEqual(['2', '1']);
});

test('what is too deep is refused before anything in it is read', () => {
  expect(() => parseJson(`{"a": ${'['.repeat(5)}${']'.repeat(5)}}`, true, 4)).toThrow('4 levels deep');
});
