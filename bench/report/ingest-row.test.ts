import { expect, test } from '@jest/globals';
import { type IngestSummary, ratioOf, summariseIngest } from './ingest-row.ts';

/** A summary of slices with these rates, by round. */
function summary(rates: Record<number, number>): IngestSummary {
  const slice = { requests: 1, seconds: 1, refused: 0, broken: 0, p50: 1, p99: 1, max: 1, cpu: null, rss: null };
  return summariseIngest({
    results: Object.values(rates).map((rate) => ({ ...slice, rate })),
    rounds: Object.keys(rates).map(Number),
    slices: 3,
    disturbed: false,
  });
}

test('rates are compared round by round, so that changes between rounds do not matter', () => {
  expect(ratioOf(summary({ 0: 80, 1: 40, 2: 8 }), summary({ 0: 100, 1: 50, 2: 10 }))).toBeCloseTo(0.8);
});

test('a round that only one of them has is ignored', () => {
  expect(ratioOf(summary({ 0: 80, 1: 1 }), summary({ 0: 100, 2: 1 }))).toBeCloseTo(0.8);
});

test('without a common round the medians are compared', () => {
  expect(ratioOf(summary({ 0: 60 }), summary({ 1: 100 }))).toBeCloseTo(0.6);
});
