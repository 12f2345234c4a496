import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { noWindows } from '../../../test-support/sidecar/maintenance.ts';
import { noViews } from '../../../test-support/sidecar/view.ts';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import { createTemplateEnvironment } from '../../interpret/environment.ts';
import { createTemplateCompiler, type TemplateSource } from '../../interpret/template-set.ts';
import { openSqliteStore } from '../../store/sqlite/store.ts';
import type { Store } from '../../store/store.ts';
import { forgetText } from '../../store/token.ts';
import { createEndpointIndex, type EndpointIndex } from './endpoint-index.ts';

const noGuard = () => null;
const compile = createTemplateCompiler(createTemplateEnvironment(() => 0));

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-endpoints-'));
  store = await openSqliteStore(join(folder, 'bellhook.db'), {
    now: () => 0,
    onFatal(error) {
      throw error;
    },
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await store.close();
  rmSync(folder, { recursive: true });
});

const create = (uid: string, token = uid, orgId = 1) =>
  store.forOrg(orgId).createIntegration(plainIntegration({ uid, name: uid, token }));

/** What the index has for a token, with the text of a template and of a name that it was compiled with. */
function look(index: EndpointIndex, token: string) {
  const found = index.find(token);
  const { endpoint } = found ?? {};
  return (
    endpoint && {
      ...found,
      endpoint: { ...endpoint, set: [endpoint.set.integrationName, endpoint.set.templates.title.text] },
    }
  );
}

test('after any changes, the index is as a new one', async () => {
  const tokens = ['t1', 't2', 't3', 't4', 't5', 't6'];
  const uid = fc.constantFrom('a', 'b', 'c');
  const change = fc.oneof(
    fc.record({
      kind: fc.constantFrom('create', 'rotate', 'rotateWithGrace', 'hash'),
      orgId: fc.constantFrom(1, 2),
      uid,
      token: fc.constantFrom(...tokens),
    }),
    fc.record({
      kind: fc.constantFrom('delete', 'rename', 'template'),
      orgId: fc.constantFrom(1, 2),
      uid,
      token: fc.constant(''),
    }),
    fc.record({ kind: fc.constant('provision'), orgId: fc.constant(1), uid, token: fc.constantFrom(...tokens) })
  );
  const index = await createEndpointIndex(store, compile, noGuard);
  const lookByUid = (one: EndpointIndex) =>
    [1, 2].flatMap((orgId) => ['a', 'b', 'c'].map((each) => one.findByUid(orgId, each)?.token));
  let isAnnounced = false;
  store.subscribe(() => (isAnnounced = true));
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 20 }), async (changes) => {
      for (const { kind, orgId, uid, token } of changes) {
        number += 1;
        const org = store.forOrg(orgId);
        const { generation } = index;
        isAnnounced = false;
        const changed = {
          create: () => org.createIntegration(plainIntegration({ uid, name: `${number}`, token })),
          rotate: () => org.updateIntegration(uid, { token }),
          rotateWithGrace: () => org.updateIntegration(uid, { token, formerUntil: number }),
          hash: () => org.updateIntegration(uid, { token: forgetText(token) }),
          rename: () => org.updateIntegration(uid, { name: `${number}` }),
          template: () => org.updateIntegration(uid, { templates: { title: `${number}` } }),
          delete: () => org.deleteIntegration(uid),
          // Two at once, which may swap their tokens.
          provision: () =>
            store.provision({
              integrations: ['a', 'b'].map((name, i) => ({
                ...plainIntegration({ uid: name, name }),
                orgId,
                token: tokens[(tokens.indexOf(token) + i) % tokens.length] as string,
              })),
              deletions: [{ orgId, uid: 'c' }],
              views: noViews,
              maintenance: noWindows,
              at: 0,
            }),
        }[kind as 'create'] as () => Promise<unknown>;
        // A token or uid that is taken is refused, and all is as before.
        await changed().catch(() => {});
        await index.settled();
        expect(index.generation !== generation).toBe(isAnnounced);
      }
      const fresh = await createEndpointIndex(store, compile, noGuard);
      expect(tokens.map((token) => look(index, token))).toEqual(tokens.map((token) => look(fresh, token)));
      expect(lookByUid(index)).toEqual(lookByUid(fresh));
    }),
    { numRuns: 25 }
  );
});

test('a change of one reads and compiles one', async () => {
  for (let i = 0; i < 30; i++) {
    await create(`i${i}`);
  }
  const compiled: string[] = [];
  const listEndpoints = jest.fn(store.listEndpoints);
  const count = (source: TemplateSource) => {
    compiled.push(source.name);
    return compile(source);
  };
  const index = await createEndpointIndex({ ...store, listEndpoints }, count, noGuard);
  expect(compiled).toEqual([]);
  const lookAtAll = () => Array.from({ length: 30 }, (_, i) => look(index, `i${i}`));
  lookAtAll();
  lookAtAll();
  expect(compiled).toHaveLength(30);

  await store.forOrg(1).updateIntegration('i7', { name: 'Other' });
  await index.settled();
  lookAtAll();
  expect(compiled.slice(30)).toEqual(['Other']);

  await store.forOrg(1).updateIntegration('i8', { settings: { ...defaultSettings, quotaPerMinute: 5 } });
  await index.settled();
  lookAtAll();
  expect(compiled.slice(31)).toEqual(['i8']);
  expect(listEndpoints).toHaveBeenCalledTimes(1);
});

test('where very many have changed all are read, and those compiled that are different', async () => {
  const many = (name: string) =>
    Array.from({ length: 120 }, (_, i) => ({
      ...plainIntegration({ uid: `i${i}`, name: i === 7 ? name : `${i}`, token: `token-${i}` }),
      orgId: 1,
    }));
  await store.provision({ integrations: many('Seven'), deletions: [], views: noViews, maintenance: noWindows, at: 0 });
  const compiled: string[] = [];
  const listEndpoints = jest.fn(store.listEndpoints);
  const index = await createEndpointIndex(
    { ...store, listEndpoints },
    (source) => {
      compiled.push(source.name);
      return compile(source);
    },
    noGuard
  );
  const lookAtAll = () => Array.from({ length: 120 }, (_, i) => look(index, `token-${i}`));
  lookAtAll();
  expect(compiled).toHaveLength(120);

  await store.provision({ integrations: many('Sieben'), deletions: [], views: noViews, maintenance: noWindows, at: 0 });
  await index.settled();
  lookAtAll();
  expect(compiled.slice(120)).toEqual(['Sieben']);
  expect(listEndpoints).toHaveBeenCalledTimes(2);
});

test('where a change cannot be read, it is tried again', async () => {
  await create('one', 'old');
  let works = true;
  const getEndpoint = (orgId: number, uid: string) =>
    works ? store.forOrg(orgId).getEndpoint(uid) : Promise.reject(new Error('cannot be read'));
  const index = await createEndpointIndex(
    { ...store, forOrg: (orgId) => ({ getEndpoint: (uid) => getEndpoint(orgId, uid) }) },
    compile,
    noGuard
  );
  jest.useFakeTimers();
  works = false;
  await store.forOrg(1).updateIntegration('one', { token: 'new' });
  await expect(index.settled()).rejects.toThrow('cannot be read');
  await jest.advanceTimersByTimeAsync(5000);
  expect([index.find('old')?.endpoint.uid, index.find('new')]).toEqual(['one', undefined]);
  works = true;
  jest.advanceTimersByTime(1000);
  jest.useRealTimers();
  // In the turn of what is read at last.
  await index.settled();
  expect([index.find('old'), index.find('new')?.endpoint.uid]).toEqual([undefined, 'one']);
});

test('a former token leads to its integration with the time of its end, unless another one has it now', async () => {
  await create('one', 'old');
  const index = await createEndpointIndex(store, compile, noGuard);
  const lead = (token: string) => {
    const { endpoint, grace } = index.find(token) ?? {};
    return [endpoint?.uid, grace];
  };
  expect(lead('old')).toEqual(['one', null]);
  await store.forOrg(1).updateIntegration('one', { token: 'new', formerUntil: 60 });
  await index.settled();
  expect([lead('old'), lead('new')]).toEqual([
    ['one', { isFormer: true, replacedAt: 0, endsAt: 60 }],
    ['one', { isFormer: false, replacedAt: 0, endsAt: 60 }],
  ]);
  await create('two', 'old', 2);
  await index.settled();
  expect(lead('old')).toEqual(['two', null]);
  await store.forOrg(2).deleteIntegration('two');
  await store.forOrg(1).updateIntegration('one', { token: 'newest', formerUntil: 90 });
  await index.settled();
  expect([lead('old')[0], lead('new')[0], lead('newest')[0]]).toEqual([undefined, 'one', 'one']);
  await store.forOrg(1).updateIntegration('one', { endFormer: ['token'] });
  await index.settled();
  expect([lead('new')[0], lead('newest')]).toEqual([undefined, ['one', null]]);
});
