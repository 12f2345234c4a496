import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AlertGroupSummary } from '../../pkg/contract/types.ts';
import { fillGroups } from '../../test-support/sidecar/fill-groups.ts';
import { startTestSidecar, type TestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { realisticTypes } from './payload-of.ts';
import { type DeliveryOptions, planDeliveries } from './plan-deliveries.ts';

const to = Date.parse('2026-11-23T12:00:00Z');
const options: DeliveryOptions = {
  seed: 7,
  groups: 200,
  alertsPerGroup: 3,
  from: to - 7 * 86_400_000,
  to,
  types: realisticTypes,
};

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

test('the same seed makes the same deliveries, another one others', () => {
  expect(planDeliveries(options)).toEqual(planDeliveries(options));
  expect(planDeliveries({ ...options, seed: 8 })).not.toEqual(planDeliveries(options));
});

test('they come in the order of their times, within the time', () => {
  const times = planDeliveries(options).map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(times[0]).toBeGreaterThanOrEqual(options.from);
  expect(times.at(-1)).toBeLessThanOrEqual(options.to);
});

test('a sidecar makes as many groups of them, with titles, labels and severities, that start when they are to', async () => {
  await fillGroups(sidecar, options);
  const groups: AlertGroupSummary[] = [];
  let cursor = '';
  do {
    const { body } = await sidecar.call('GET', `alert-groups?limit=100${cursor}`);
    groups.push(...body.items);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(groups).toHaveLength(options.groups);
  const different = (of: (group: AlertGroupSummary) => unknown) => new Set(groups.map(of)).size;
  expect(different(({ acknowledgedBy }) => JSON.stringify(acknowledgedBy))).toBeGreaterThan(2);
  expect(different(({ integration }) => integration.type)).toBe(realisticTypes.length);
  expect(different(({ state }) => state)).toBe(4);
  expect(different(({ severity }) => severity)).toBe(4);
  expect(different(({ title }) => title)).toBeGreaterThan(40);
  expect(different(({ labels }) => labels['team'])).toBe(7);
  expect(different(({ startedAt }) => startedAt.slice(0, 10))).toBeGreaterThanOrEqual(7);
  for (const { labels, title } of groups) {
    expect(labels).toMatchObject({ env: expect.any(String), service: expect.any(String), region: expect.any(String) });
    expect(title).not.toMatch(/[{}]/);
  }
});
