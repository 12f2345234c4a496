import { expect, test } from '@jest/globals';
import type { TestStore } from './test-store.ts';

export function describeAccess(on: TestStore): void {
  test('ready where it is read and written', async () => {
    expect(await on.store.readiness()).toEqual({ reading: null, writing: null });
    await on.add([on.incoming()]);
    await on.store.probe();
    expect(await on.store.readiness()).toEqual({ reading: null, writing: null });
  });

  test('an alert that cannot be stored is a reason not to be ready, until a probe can write', async () => {
    const broken = { ...on.incoming(), integrationId: 999 };
    await expect(on.add([broken])).rejects.toThrow();
    const { writing } = await on.store.readiness();
    expect(writing).toMatchObject({ reason: 'other', isLasting: false });
    await on.store.probe();
    expect(await on.store.readiness()).toEqual({ reading: null, writing: null });
  });
}
