import { expect, test } from '@jest/globals';
import { StoreUnavailable } from '../store/fault.ts';
import { indexMessages } from './index-messages.ts';

async function run(left: boolean | Error, isStorm: boolean) {
  let calls = 0;
  const timer = indexMessages({
    async indexMessages() {
      calls += 1;
      if (left instanceof Error) {
        throw left;
      }
      return left;
    },
    isStorm: () => isStorm,
  });
  return { pause: await timer.run(), calls };
}

const unavailable = new StoreUnavailable({
  reason: 'slow',
  message: 'The database does not answer.',
  isLasting: false,
});

test.each([
  ['groups are left', true, false, { pause: 100, calls: 1 }],
  ['none is left', false, false, { pause: 1000, calls: 1 }],
  ['groups are left in a storm', true, true, { pause: 1000, calls: 1 }],
  ['the store cannot be read', unavailable, false, { pause: 1000, calls: 1 }],
])('messages are indexed, or wait, when %s', async (_, left, isStorm, expected) => {
  expect(await run(left, isStorm)).toEqual(expected);
});
