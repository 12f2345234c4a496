import type { JsonNode } from '../json/json-node';
import { readJson } from '../json/readJson';
import { treeRows, type TreeView } from './treeRows';

function rows(payload: unknown, view: Partial<TreeView> = {}) {
  const root = readJson(JSON.stringify(payload)) as JsonNode;
  return treeRows(root, { open: new Map(), listed: new Map(), search: '', ...view });
}

const paths = (payload: unknown, view?: Partial<TreeView>) =>
  rows(payload, view).rows.map(({ path }) => path.join('.'));

it('lists what is open, in its order', () => {
  const payload = { b: { c: 1 }, a: [{ x: 1 }, 2] };
  expect(paths(payload)).toEqual(['', 'b', 'b.c', 'a', 'a.0', 'a.0.x', 'a.1']);
  expect(
    paths(payload, {
      open: new Map([
        ['/0', false],
        ['/1/0', false],
      ]),
    })
  ).toEqual(['', 'b', 'a', 'a.0', 'a.1']);
});

it('lists the first values of a large array until asked for more', () => {
  const payload = Array.from({ length: 1000 }, (_, i) => i);
  expect(rows(payload).rows).toHaveLength(101);
  expect(rows(payload).rows[0]).toMatchObject({ size: 1000, hidden: 900 });
  expect(rows(payload, { listed: new Map([['', 300]]) }).rows).toHaveLength(301);
});

it('finds keys and values with what contains them, whatever their case', () => {
  const payload = { host: 'db-1', alerts: [{ labels: { Host: 'x' } }, { labels: { y: 'DB-1' } }], other: { z: 1 } };
  expect(paths(payload, { search: 'hOST' })).toEqual([
    '',
    'host',
    'alerts',
    'alerts.0',
    'alerts.0.labels',
    'alerts.0.labels.Host',
  ]);
  expect(rows(payload, { search: 'db-1' }).found).toBe(2);
  expect(paths(payload, { search: 'nowhere' })).toEqual([]);
});

it('ends a search that finds very much', () => {
  const { rows: found, found: count } = rows(
    Array.from({ length: 100_000 }, () => 'same'),
    { search: 'same' }
  );
  expect([found.length, count]).toEqual([201, 200]);
});

it('tells repeated keys apart', () => {
  const root = readJson('{"a":1,"a":2}') as JsonNode;
  const { rows: all } = treeRows(root, { open: new Map(), listed: new Map(), search: '' });
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
});
