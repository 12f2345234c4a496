import { expect, test } from '@jest/globals';
import type { SealedSecret, SecretEdits } from '../../../pkg/store/shapes/integrations.ts';
import { hashToken } from '../../../pkg/store/token.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import { onePage } from './pages.ts';
import type { TestStore } from './test-store.ts';

export function describeSecrets(on: TestStore): void {
  const signature = { sealed: 'sealed signature', setAt: 5 };
  const credentials = { sealed: 'sealed credentials', setAt: 6 };
  const set = (secret: SealedSecret, replaces: string | null = null) => ({ ...secret, replaces });
  const edit = (secrets: SecretEdits) => on.org.updateIntegration('one', { secrets });
  const provision = (secrets: SecretEdits | undefined) =>
    on.store.provision({
      integrations: [{ ...plainIntegration(), token: undefined, orgId: 1, ...(secrets && { secrets }) }],
      deletions: [],
      views: noViews,
      maintenance: noWindows,
      at: 1,
    });

  test('they are set and taken away one by one, and endpoints have them as they are sealed', async () => {
    await edit({ signature: set(signature) });
    await edit({ credentials: set(credentials) });
    expect(await on.org.listSecrets('one')).toEqual([
      { name: 'credentials', ...credentials },
      { name: 'signature', ...signature },
    ]);
    expect((await on.org.getEndpoint('one'))?.secrets).toEqual({
      signature: 'sealed signature',
      credentials: 'sealed credentials',
    });
    await edit({ signature: set({ sealed: 'another', setAt: 9 }) });
    await edit({ credentials: null });
    await on.org.updateIntegration('one', { name: 'Renamed' });
    expect(await on.org.listSecrets('one')).toEqual([{ name: 'signature', sealed: 'another', setAt: 9 }]);
  });

  test('a new integration may have some, which nothing of it shows', async () => {
    const created = await on.org.createIntegration({
      ...plainIntegration({ uid: 'two', name: 'Two', token: 'two' }),
      secrets: { signature: set(signature) },
    });
    expect(await on.org.listSecrets('two')).toEqual([{ name: 'signature', ...signature }]);
    const shown = [created, await on.org.getIntegration('two'), await on.org.listIntegrations(onePage)];
    expect(JSON.stringify(shown)).not.toContain('sealed');
    expect((await on.store.listEndpoints()).map(({ uid, secrets }) => [uid, secrets])).toEqual([
      ['one', {}],
      ['two', { signature: 'sealed signature' }],
    ]);
  });

  test('who sets the same seal again does not make it younger', async () => {
    await edit({ signature: set(signature) });
    await edit({ signature: set({ ...signature, setAt: 99 }) });
    expect(await on.org.listSecrets('one')).toEqual([{ name: 'signature', ...signature }]);
  });

  test('they go with their integration, and its successor has none', async () => {
    await edit({ signature: set(signature) });
    await on.org.deleteIntegration('one');
    await on.createIntegration(1, { name: 'Successor' });
    expect([await on.org.listSecrets('one'), await on.store.listAllSecrets(null, 10)]).toEqual([[], []]);
    await edit({ credentials: set(credentials) });
    expect(await on.org.listSecrets('one')).toEqual([{ name: 'credentials', ...credentials }]);
  });

  test('an integration of a file has those of the file, and no others', async () => {
    await edit({ credentials: set(credentials) });
    await provision({ signature: set(signature) });
    expect(await on.org.listSecrets('one')).toEqual([{ name: 'signature', ...signature }]);
    await provision(undefined);
    expect(await on.org.listSecrets('one')).toEqual([]);
  });

  test('all of them are listed in parts, and sealed anew unless somebody has set another one meanwhile', async () => {
    await edit({ signature: set(signature), credentials: set(credentials) });
    await on.createIntegration(2, {
      uid: 'one',
      name: 'Theirs',
      token: 'theirs',
      secrets: { signature: set(signature) },
    });
    await on.org.updateIntegration(
      'one',
      {
        secrets: { credentials: set({ sealed: 'next', setAt: 6 }, credentials.sealed) },
        token: 'another',
        formerUntil: 99,
      },
      { author: { kind: 'system' }, at: 1 }
    );
    const first = await on.store.listAllSecrets(null, 2);
    const rest = await on.store.listAllSecrets(first.at(-1) ?? null, 4);
    expect(
      [...first, ...rest].map(({ orgId, uid, name, isFormer, sealed }) => [orgId, uid, name, isFormer, sealed])
    ).toEqual([
      [1, 'one', 'credentials', false, 'next'],
      [1, 'one', 'credentials', true, 'sealed credentials'],
      [1, 'one', 'signature', false, 'sealed signature'],
      [2, 'one', 'signature', false, 'sealed signature'],
    ]);
    await edit({ signature: set({ sealed: 'newer', setAt: 7 }) });
    await on.store.resealSecrets(
      [...first, ...rest].map((secret) => ({ ...secret, resealed: `${secret.sealed} anew` }))
    );
    expect(await on.org.listSecrets('one')).toEqual([
      { name: 'credentials', sealed: 'next anew', setAt: 6 },
      { name: 'signature', sealed: 'newer', setAt: 7 },
    ]);
    expect((await on.org.getEndpoint('one'))?.formerSecrets).toMatchObject({
      credentials: { value: 'sealed credentials anew' },
      token: { value: hashToken('token') },
    });
    expect(await on.store.forOrg(2).listSecrets('one')).toEqual([
      { name: 'signature', sealed: 'sealed signature anew', setAt: 5 },
    ]);
  });

  test('who listens is told of integrations with a secret that was sealed anew', async () => {
    await edit({ signature: set(signature) });
    const told: unknown[] = [];
    on.store.subscribe(({ integrations }) => told.push(...integrations));
    const [secret] = await on.store.listAllSecrets(null, 1);
    await on.store.resealSecrets(secret === undefined ? [] : [{ ...secret, resealed: 'anew' }]);
    expect(told).toContainEqual({ orgId: 1, uid: 'one' });
  });
}
