import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packActivity, unpackActivity } from './activity-column.ts';

test('an activity is the same once it is packed and unpacked', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.array(fc.maxSafeNat(), { maxLength: 64 }), (doublings, counts) => {
      const activity = { step: 1000 * 2 ** doublings, counts };
      expect(unpackActivity(packActivity(activity))).toEqual(activity);
    })
  );
});

test('a group with one alert takes two bytes', () => {
  expect(packActivity({ step: 1000, counts: [1] })).toEqual(new Uint8Array([0, 1]));
});
