import { expect, test } from '@jest/globals';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import type { IncomingAlert } from '../../../pkg/store/shapes/alerts.ts';
import type { TestStore } from './test-store.ts';

export function describeDuplicates(on: TestStore): void {
  const again = (receivedAt: number, facts: Partial<Facts> = {}): IncomingAlert => {
    const alert = on.incoming(facts, receivedAt);
    return {
      ...alert,
      delivery: { ...alert.delivery, idHash: new Uint8Array([1, 2, 3]), idExpiresAt: receivedAt + 1000 },
    };
  };

  test('it is stored once, and answered as before', async () => {
    const { add, incoming } = on;
    const [first] = await add([again(1000)]);
    expect(first).toEqual({ stored: { alertId: 1, groupId: 1 }, duplicate: false });
    expect(await add([again(1999), incoming()])).toEqual([
      { stored: first?.stored, duplicate: true },
      { stored: { alertId: 2, groupId: 1 }, duplicate: false },
    ]);
    expect((await on.org.getGroup(1))?.alertCount).toBe(2);
  });

  test('it is another one after its time', async () => {
    const { add } = on;
    await add([again(1000)]);
    expect(await add([again(2000)])).toMatchObject([{ duplicate: false }]);
    expect(await add([again(2500)])).toMatchObject([{ duplicate: true }]);
  });

  test('within one batch, and where nothing was resolved', async () => {
    const { add, incoming } = on;
    const recovery = { signal: 'resolve' } as const;
    expect(await add([again(1000, recovery), again(1001, recovery), incoming()])).toEqual([
      { stored: null, duplicate: false },
      { stored: null, duplicate: true },
      { stored: { alertId: 1, groupId: 1 }, duplicate: false },
    ]);
  });

  test('to another integration it is none', async () => {
    const other = await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'other' });
    expect(await on.add([again(1000), { ...again(1000), integrationId: other }])).toMatchObject([
      { duplicate: false },
      { duplicate: false },
    ]);
  });
}
