import { expect, test } from '@jest/globals';
import { type Fault, slow, StoreUnavailable } from '../fault.ts';
import { createAccessHealth } from './access-health.ts';
import { findReadiness } from './readiness.ts';

const full: Fault = { reason: 'disk_full', message: 'full', isLasting: false };
const locked: Fault = { reason: 'locked', message: 'locked', isLasting: false };
const fresh = () => ({ reading: createAccessHealth(() => {}), writing: createAccessHealth(() => {}) });

test('a store that is read and whose last write worked is ready', async () => {
  expect(await findReadiness(fresh(), async () => {})).toEqual({ reading: null, writing: null });
});

test('a store that cannot be written says why, and is not read for the answer', async () => {
  const health = fresh();
  health.writing.failed(new StoreUnavailable(full));
  const hangs = () => new Promise(() => {});
  expect(await findReadiness(health, hangs)).toEqual({ reading: null, writing: full });
});

test('a read that fails says why, and what other reads have shown comes before it', async () => {
  const health = fresh();
  const fail = () => Promise.reject(new StoreUnavailable(locked));
  expect(await findReadiness(health, fail)).toEqual({ reading: locked, writing: null });
  health.reading.stalled();
  expect(await findReadiness(health, fail)).toEqual({ reading: slow, writing: null });
  expect(await findReadiness(health, async () => {})).toEqual({ reading: slow, writing: null });
});

test('a read that does not end is answered as slow', async () => {
  expect(await findReadiness(fresh(), () => new Promise(() => {}))).toEqual({ reading: slow, writing: null });
});
