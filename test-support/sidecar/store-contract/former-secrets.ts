import { expect, test } from '@jest/globals';
import type { IntegrationChanges, SecretEdit } from '../../../pkg/store/shapes/integrations.ts';
import { forgetText, hashToken } from '../../../pkg/store/token.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import type { TestStore } from './test-store.ts';

export function describeFormerSecrets(on: TestStore): void {
  const by = (at: number) => ({ author: { kind: 'system' }, at }) as const;
  const edit = (changes: IntegrationChanges, at = 10) => on.org.updateIntegration('one', changes, by(at));
  const former = async () => (await on.org.getEndpoint('one'))?.formerSecrets;
  const told = async () => (await on.org.listFormerSecrets('one')).map(({ name, endsAt }) => [name, endsAt]);
  const secret = (sealed: string, replaces: string | null): SecretEdit => ({ sealed, setAt: 5, replaces });
  const unused = { uses: 0, lastUsedAt: null, successorUsedAt: null };

  test('a token that is replaced counts until a time, and only its hash and its end are kept', async () => {
    await edit({ token: 'another', formerUntil: 50 });
    expect(await former()).toEqual({ token: { value: hashToken('token'), replacedAt: 10, endsAt: 50 } });
    expect(await on.org.listFormerSecrets('one')).toEqual([
      { name: 'token', hint: 'oken', replacedAt: 10, endsAt: 50, ...unused },
    ]);
    expect((await on.store.listEndpoints()).map(({ formerSecrets }) => formerSecrets)).toEqual([await former()]);
    on.setTime(50);
    expect(await told()).toEqual([]);
  });

  test.each([
    ['without a time', { token: 'third' }],
    ['until a time that is over', { token: 'third', formerUntil: 20 }],
    ['as it is ended', { endFormer: ['token'] } as const],
  ])('there is one former token at most, which ends with the next change %s', async (_, changes) => {
    await edit({ token: 'another', formerUntil: 50 });
    await edit(changes, 20);
    expect(await former()).toEqual({});
  });

  test('a second change with a time has its own former token', async () => {
    await edit({ token: 'another', formerUntil: 50 });
    await edit({ token: 'third', formerUntil: 90 }, 20);
    expect(await former()).toEqual({ token: { value: hashToken('another'), replacedAt: 20, endsAt: 90 } });
  });

  test('who sets the token that there is replaces nothing, nor does another change', async () => {
    await edit({ token: 'token', formerUntil: 50 });
    await edit({ token: forgetText('token'), formerUntil: 50 });
    await edit({ name: 'Renamed', formerUntil: 50 });
    expect(await former()).toEqual({});
  });

  test('a secret that is replaced counts until a time, sealed as it is, unless it is set again', async () => {
    await edit({ secrets: { signature: secret('one', null) }, formerUntil: 50 });
    expect(await former()).toEqual({});
    await edit({ secrets: { signature: secret('two', 'one'), credentials: secret('one', null) }, formerUntil: 50 });
    expect(await former()).toEqual({ signature: { value: 'one', replacedAt: 10, endsAt: 50 } });
    await edit({ secrets: { signature: secret('two', 'two') } }, 20);
    await edit({ secrets: { signature: secret('two', 'two') }, formerUntil: 90 }, 20);
    expect(await told()).toEqual([['signature', 50]]);
    await edit({ secrets: { signature: secret('three', 'two') } }, 20);
    expect(await former()).toEqual({});
  });

  test.each([
    ['from another one', 'one'],
    ['for the first time', null],
  ])('two that set a secret at once, %s, have no seal of each other as the former one', async (_, before) => {
    if (before !== null) {
      await edit({ secrets: { signature: secret(before, null) } });
    }
    await edit({ secrets: { signature: secret('two', before) }, formerUntil: 50 });
    await edit({ secrets: { signature: secret('two, sealed again', before) }, formerUntil: 60 }, 20);
    expect((await on.org.getEndpoint('one'))?.secrets).toEqual({ signature: 'two, sealed again' });
    expect(await former()).toEqual(before === null ? {} : { signature: { value: 'one', replacedAt: 10, endsAt: 50 } });
  });

  test('a secret that is taken away has no former one', async () => {
    await edit({ secrets: { credentials: secret('one', null) } });
    await edit({ secrets: { credentials: secret('two', 'one') }, formerUntil: 50 });
    await edit({ secrets: { credentials: null }, formerUntil: 50 });
    expect(await former()).toEqual({});
  });

  test('what comes with each of two is added up, and never to another former one', async () => {
    await edit({ token: 'another', formerUntil: 50 });
    const { integrationId } = on;
    const use = {
      integrationId,
      name: 'token',
      replacedAt: 10,
      uses: 0,
      lastUsedAt: null,
      successorUsedAt: null,
    } as const;
    await on.store.noteSecretUses([{ ...use, uses: 2, lastUsedAt: 30 }]);
    await on.store.noteSecretUses([
      { ...use, uses: 1, lastUsedAt: 20, successorUsedAt: 40 },
      { ...use, replacedAt: 9, uses: 7, lastUsedAt: 45 },
      { ...use, name: 'signature', uses: 7, lastUsedAt: 45 },
    ]);
    expect(await on.org.listFormerSecrets('one')).toMatchObject([{ uses: 3, lastUsedAt: 30, successorUsedAt: 40 }]);
    await edit({ token: 'third', formerUntil: 90 }, 20);
    expect(await on.org.listFormerSecrets('one')).toMatchObject([unused]);
  });

  test('what has ended is deleted, and who listens is told of its integration', async () => {
    await on.createIntegration(2, { token: 'theirs' });
    await on.store.forOrg(2).updateIntegration('one', { token: 'theirs too', formerUntil: 50 }, by(10));
    await edit({ token: 'another', formerUntil: 51 });
    const heard: unknown[] = [];
    on.store.subscribe(({ integrations }) => heard.push(...integrations));
    await on.store.deleteEndedSecrets(50);
    expect([heard, await told()]).toEqual([[{ orgId: 2, uid: 'one' }], [['token', 51]]]);
    expect((await on.store.forOrg(2).getEndpoint('one'))?.formerSecrets).toEqual({});
  });

  test('they go with their integration, and its successor has none', async () => {
    await edit({ token: 'another', formerUntil: 50 });
    await on.org.deleteIntegration('one');
    await on.createIntegration(1, { name: 'Successor' });
    expect(await former()).toEqual({});
  });

  test('a file replaces a token and secrets as people do', async () => {
    const one = secret('one', null);
    const provision = (token: string, signature: SecretEdit, formerUntil: number | undefined) =>
      on.store.provision({
        integrations: [{ ...plainIntegration(), orgId: 1, token, formerUntil, secrets: { signature } }],
        deletions: [],
        views: noViews,
        maintenance: noWindows,
        at: 10,
      });
    await edit({ secrets: { signature: one, credentials: one } });
    await provision('another', secret('two', 'one'), 50);
    await provision('another', secret('two', 'two'), 99);
    expect(await former()).toEqual({
      token: { value: hashToken('token'), replacedAt: 10, endsAt: 50 },
      signature: { value: 'one', replacedAt: 10, endsAt: 50 },
    });
    await provision('third', secret('three', 'two'), undefined);
    expect(await former()).toEqual({});
  });
}
