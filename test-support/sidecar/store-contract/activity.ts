import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addArrivals, noActivity, sinceStart } from '../../../pkg/domain/activity.ts';
import { allGroups, onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeActivity(on: TestStore): void {
  test('for the list and for one group, from the first alert on', async () => {
    const { add, incoming, org } = on;
    await add([incoming({}, 5000), incoming({ groupingKey: 'other' }, 6000)]);
    await add([incoming({}, 7500), incoming({}, 7999), incoming({}, 8000)]);
    expect((await org.listGroups(allGroups, onePage)).items.map(({ activity }) => activity)).toEqual([
      { step: 1000, counts: [1] },
      { step: 1000, counts: [1, 0, 2, 1] },
    ]);
    expect((await org.getGroup(1))?.activity).toEqual({ step: 1000, counts: [1, 0, 2, 1] });
  });

  test('of all alerts, whichever batches they came in, and before and after a restart', async () => {
    const { incoming } = on;
    const batch = fc.record({ pause: fc.nat(20).map((power) => 2 ** power), size: fc.integer({ min: 1, max: 40 }) });
    let key = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 12 }), async (batches) => {
        key += 1;
        let time = 1000;
        const times: number[] = [];
        for (const { pause, size } of batches) {
          time += pause;
          const alerts = Array.from({ length: size }, (_, i) => incoming({ groupingKey: `${key}` }, time + i * 90));
          await on.add(alerts);
          times.push(...alerts.map(({ receivedAt }) => receivedAt));
        }
        const arrivals = times.map((at) => ({ since: sinceStart(times[0] as number, at), count: 1 }));
        const expected = addArrivals(noActivity, arrivals);
        expect((await on.org.getGroup(key))?.activity).toEqual(expected);
        if (key % 5 === 0) {
          await on.restart();
          expect((await on.org.getGroup(key))?.activity).toEqual(expected);
        }
      }),
      { numRuns: 15 }
    );
  });
}
