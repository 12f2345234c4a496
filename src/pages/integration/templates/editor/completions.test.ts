import type { JsonNode } from '../../../../components/payload/json/json-node';
import { readJson } from '../../../../components/payload/json/readJson';
import { completionsAt } from './completions';

const payload = readJson(
  '{"host":{"name":"db-1","the key":5,"a-b":{"c":1}},"items":[1],"alerts":[{"labels":{"env":"prod"}}]}'
) as JsonNode;

const at = (before: string) => completionsAt(before, payload, ['payload', 'integration_name']);
const labels = (before: string) => at(before)?.items.map(({ label }) => label);

it.each([
  ['', undefined],
  ['text pay', undefined],
  ['{{ a }} pay', undefined],
  ['{# pay', undefined],
  ['{{ payload.', ['host', 'items', 'alerts']],
  ['{{ payload.host.', ['name', 'the key', 'a-b']],
  ['{{ payload["host"]["a-b"].', ['c']],
  ['{{ payload.alerts[', ['0']],
  ['{{ payload.alerts[0].labels.', ['env']],
  ['{% if payload.host["', ['name', 'the key', 'a-b']],
  ['{{ payload.nothing.', []],
  ['{{ payload.host.name.', []],
  ['{{ other.', undefined],
  ['{{ f(x).a', undefined],
])('after %j offers the keys %j', (before, expected) => expect(labels(before)).toEqual(expected));

it.each([
  ['{{ payload.host.', 'the key', '["the key"]', 1],
  ['{{ payload.host.na', 'name', '.name', 3],
  ['{{ payload["ho', 'host', '.host', 4],
  ['{{ payload.', 'items', '["items"]', 1],
  ['{{ payload.alerts[', '0', '[0]', 1],
])('after %j inserts %j as %s', (before, label, insert, replaces) => {
  expect(at(before)?.items.find((item) => item.label === label)?.insert).toBe(insert);
  expect(at(before)?.replaces).toBe(replaces);
});

it.each([
  ['{{ payload.host | up', 'upper', 2],
  ['{{ payload.host | ', 'first_of', 0],
  ['{% if payload.host is def', 'defined', 3],
  ['{% if payload.host is not ', 'none', 0],
  ['{% ', 'for', 0],
  ['{%- en', 'endif', 2],
  ['{{ ', 'payload', 0],
  ['{{ integ', 'integration_name', 5],
  ['{{ ti', 'time', 2],
])('after %j offers %s', (before, label, replaces) => {
  expect(labels(before)).toContain(label);
  expect(at(before)?.replaces).toBe(replaces);
});

it('offers no filter where a name is expected, and no name after a bar', () => {
  expect(labels('{{ ')).not.toContain('upper');
  expect(labels('{{ x | ')).not.toContain('payload');
});

it('offers the headers that are kept, first those that came, with their values', () => {
  const came = { 'x-own': 'a', 'x-github-event': 'push' };
  const items = (before: string) => completionsAt(before, payload, ['headers'], came)?.items;
  expect(items('{{ headers[')?.slice(0, 3)).toMatchObject([
    { label: 'x-own', insert: '["x-own"]', detail: 'a' },
    { label: 'x-github-event', insert: '["x-github-event"]', detail: 'push' },
    { label: 'ce-source', insert: '["ce-source"]', detail: '' },
  ]);
  expect(completionsAt('{{ headers["x-g', payload, [], came)?.replaces).toBe(5);
  expect(items('{{ headers["x-own"].')).toEqual([]);
});

it('offers nothing of a payload that there is not', () => {
  expect(completionsAt('{{ payload.', undefined, [])?.items).toEqual([]);
});

it('offers the beginning of large values and of large objects only', () => {
  const large = readJson(
    JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 'x'.repeat(1000)])))
  ) as JsonNode;
  const items = completionsAt('{{ payload.', large, [])?.items ?? [];
  expect(items.length).toBe(500);
  expect(Math.max(...items.map(({ detail }) => detail.length))).toBeLessThan(100);
});
