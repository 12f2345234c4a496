import { expect, test } from '@jest/globals';
import { TokenTaken } from '../../../pkg/store/errors.ts';
import type { ProvisionedIntegration } from '../../../pkg/store/shapes/integrations.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import type { TestStore } from './test-store.ts';

export function describeProvisioning(on: TestStore): void {
  const provision = (
    integrations: ReadonlyArray<Partial<ProvisionedIntegration>>,
    deletions: ReadonlyArray<{ orgId: number; uid: string }> = []
  ) =>
    on.store.provision({
      integrations: integrations.map(plainProvisioned),
      deletions,
      views: noViews,
      maintenance: noWindows,
      at: 7,
    });

  test('integrations are made and changed, and are people’s again when no file names them', async () => {
    const { org } = on;
    await provision([
      { uid: 'one', name: 'From a file', templates: { title: 't' } },
      { uid: 'two', name: 'Two', token: 'given' },
    ]);
    expect(await org.getIntegration('one')).toMatchObject({
      name: 'From a file',
      templates: { title: 't' },
      token: 'token',
      provisioned: true,
      tokenProvisioned: false,
      createdAt: 0,
    });
    expect(await org.getIntegration('two')).toMatchObject({
      token: 'given',
      provisioned: true,
      tokenProvisioned: true,
      createdAt: 7,
    });
    await provision([{ uid: 'two', name: 'Two' }]);
    expect(await org.getIntegration('one')).toMatchObject({ name: 'From a file', provisioned: false });
    expect(await org.getIntegration('two')).toMatchObject({
      token: 'given',
      provisioned: true,
      tokenProvisioned: false,
    });
  });

  test('a token that no file gives is made once, and kept', async () => {
    await provision([{ uid: 'two', name: 'Two' }]);
    const made = (await on.org.getIntegration('two'))?.token as string;
    expect(made.length).toBeGreaterThan(20);
    await provision([{ uid: 'two', name: 'Renamed' }]);
    expect(await on.org.getIntegration('two')).toMatchObject({ name: 'Renamed', token: made });
  });

  test('two integrations may swap their tokens', async () => {
    await provision([
      { uid: 'one', token: 'a' },
      { uid: 'two', token: 'b' },
    ]);
    await provision([
      { uid: 'one', token: 'b' },
      { uid: 'two', token: 'a' },
    ]);
    const endpoints = await on.store.listEndpoints();
    expect(endpoints.map(({ uid, token }) => [uid, token])).toEqual([
      ['one', 'b'],
      ['two', 'a'],
    ]);
  });

  test('a token of an integration that no file names is refused, and nothing changes', async () => {
    const before = await on.store.listEndpoints();
    const refused = provision([
      { orgId: 2, uid: 'two', token: 'fine' },
      { orgId: 2, uid: 'three', token: 'token' },
    ]);
    await expect(refused).rejects.toThrow(TokenTaken);
    await expect(refused).rejects.toMatchObject({ integration: { orgId: 2, uid: 'three' } });
    expect(await on.store.listEndpoints()).toEqual(before);
    expect(await on.store.forOrg(2).getIntegration('two')).toBeUndefined();
  });

  test('what the files delete is deleted, and its token may be another one’s at once', async () => {
    await provision([{ uid: 'two', token: 'token' }], [{ orgId: 1, uid: 'one' }]);
    expect(await on.store.listEndpoints()).toMatchObject([{ uid: 'two', token: 'token' }]);
    expect(await on.org.nameIntegration('one')).toEqual({ name: 'One', deleted: true, access: null });
  });
}

function plainProvisioned(fields: Partial<ProvisionedIntegration>): ProvisionedIntegration {
  const { createdAt: _, token: __, ...integration } = plainIntegration();
  return { ...integration, orgId: 1, token: undefined, ...fields };
}
