import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestSidecar, type TestSidecar } from '../test-support/sidecar/test-sidecar.ts';

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Array<{ expr: string }>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { panels } = JSON.parse(readFileSync(`${root}/provisioning/dashboards/bellhook.json`, 'utf8')) as {
  panels: Panel[];
};
const operations = readFileSync(`${root}/docs/operations.md`, 'utf8');

let sidecar: TestSidecar;
/** The names of the sidecar's metrics with the names of their labels. */
const labelsOf = new Map<string, Set<string>>();

beforeAll(async () => {
  sidecar = await startTestSidecar({
    provisioning: { 'a.yaml': 'integrations: [{ uid: one, name: One, type: webhook, token: token-of-the-dashboard }]' },
  });
  await sidecar.post('/integrations/v1/webhook/token-of-the-dashboard/', '{}');
  const metrics = await (await sidecar.request('/metrics')).text();
  for (const [, name = ''] of metrics.matchAll(/^# TYPE (\S+) /gm)) {
    labelsOf.set(name, new Set());
  }
  for (const [, name = '', labels = ''] of metrics.matchAll(/^([a-z_]+)(?:\{(.*)\})? /gm)) {
    labelsOf.set(name, new Set([...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label)));
  }
});
afterAll(() => sidecar.close());

const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));

test.each(queries)('%s queries metrics that the sidecar has: %s', (_, expr) => {
  const selectors = [...expr.matchAll(/\b((?:bellhook|process|nodejs)_\w+)\{([^}]*)\}/g)];
  expect(selectors.length).toBeGreaterThan(0);
  for (const [, name = '', conditions = ''] of selectors) {
    expect([...labelsOf.keys()]).toContain(name);
    const labels = [...conditions.matchAll(/(\w+)(?:=|!)/g)].map(([, label = '']) => label);
    // Prometheus adds the job, and counters that have not counted yet show no labels.
    const known = labelsOf.get(name) ?? new Set();
    expect(labels.filter((label) => label !== 'job' && known.size > 0 && !known.has(label))).toEqual([]);
  }
});

test('panels have unique ids and do not overlap', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`)
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
});

describe('docs/operations.md', () => {
  test('describes every metric of Bellhook', () => {
    const documented = [...operations.matchAll(/^\| `(bellhook_\w+)`/gm)].map(([, name]) => name);
    const told = [...labelsOf.keys()].filter((name) => name.startsWith('bellhook_'));
    const own = new Set(told.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    expect(documented.sort()).toEqual([...own].sort());
  });
});
