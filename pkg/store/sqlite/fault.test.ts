import { expect, test } from '@jest/globals';
import { StoreUnavailable } from '../fault.ts';
import { classifySqliteError, toStoreError } from './fault.ts';

const failure = (errcode?: number) => Object.assign(new Error('x'), { errcode });

test.each([
  [5, /another process/],
  [261, /another process/],
  [8, /read-only/],
  [1544, /read-only/],
  [778, /disk reports/],
  [11, /damaged/],
  [13, /full/],
  [26, /damaged/],
  [1, /cannot be used: x/],
  [undefined, /cannot be used: x/],
])('SQLite’s result code %s becomes a message that says what to do', (errcode, words) => {
  expect(classifySqliteError(failure(errcode)).message).toMatch(words);
});

test('an error of the database leaves the store as StoreUnavailable, any other as it is', () => {
  const [full, other] = [failure(13), failure(1)];
  const error = toStoreError(full) as StoreUnavailable;
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect([error.fault.reason, error.cause]).toEqual(['disk_full', full]);
  expect(toStoreError(error)).toBe(error);
  expect(toStoreError(other)).toBe(other);
});
