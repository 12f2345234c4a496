import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import type { IntegrationKey } from '../changes.ts';
import type { ProvisionedIntegration } from '../shapes/integrations.ts';
import { hashOf } from '../token.ts';
import type { IntegrationRecord, IntegrationWrite, KnownIntegration } from './integration-record.ts';
import { planProvisioning } from './plan-provisioning.ts';

type Rows = ReadonlyMap<number, IntegrationRecord>;

/** The integrations as a database has them before: all of the org 1, of people, with these uids and tokens. */
function rowsOf(tokens: Readonly<Record<string, string>>): Rows {
  return new Map(
    Object.entries(tokens).map(([uid, token], i) => [
      i + 1,
      { ...plainIntegration({ uid, token }), orgId: 1, provisioned: true, tokenProvisioned: false, deletedAt: null },
    ])
  );
}

function provisioned(uid: string, token?: string): ProvisionedIntegration {
  const { createdAt: _, token: __, ...integration } = plainIntegration({ uid, name: `file ${uid}` });
  return { ...integration, orgId: 1, token };
}

const keyOf = (uid: string): IntegrationKey => ({ orgId: 1, uid });

function plan(rows: Rows, integrations: readonly ProvisionedIntegration[], deletions: readonly string[] = []) {
  const named = new Set([...integrations.map(({ uid }) => uid), ...deletions]);
  const living = [...rows].filter(([, { deletedAt }]) => deletedAt === null);
  let made = 0;
  return planProvisioning(
    {
      known: living.flatMap(([id, row]): KnownIntegration[] => (named.has(row.uid) ? [{ ...row, id }] : [])),
      tokenOwners: new Map(
        living
          .filter(([, { token }]) => integrations.some((one) => one.token === token))
          .map(([, { token, uid }]) => [hashOf(token as string), keyOf(uid)])
      ),
    },
    { integrations, deletions: deletions.map(keyOf), at: 7 },
    () => `made ${(made += 1)}`
  );
}

/** Carries the writes out. Like a database it refuses a second row with a token, after each write. */
function write(rows: Rows, writes: readonly IntegrationWrite[]): Rows {
  let after = new Map(rows);
  for (const step of writes) {
    if (step.kind === 'release_all') {
      after = new Map(
        [...after].map(([id, row]) => [id, { ...row, provisioned: false, tokenProvisioned: false }] as const)
      );
    } else if (step.kind === 'clear_token') {
      after.set(step.id, { ...(after.get(step.id) as IntegrationRecord), token: null });
    } else if (step.kind === 'update' || step.kind === 'insert') {
      after.set(step.kind === 'update' ? step.id : after.size + 1, step.record);
    }
    const tokens = [...after.values()].flatMap(({ token }) => (token === null ? [] : [token]));
    expect(new Set(tokens).size).toBe(tokens.length);
  }
  return after;
}

const living = (rows: Rows) =>
  [...rows.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ uid, token, provisioned: isOwned, tokenProvisioned }) => [uid, token, isOwned, tokenProvisioned]);

test('what the files name is made or changed, and all else is released', () => {
  const rows = rowsOf({ a: 'A', b: 'B' });
  const after = write(rows, plan(rows, [provisioned('b', 'new'), provisioned('c'), provisioned('d', 'D')]).writes);
  expect(living(after)).toEqual([
    ['a', 'A', false, false],
    ['b', 'new', true, true],
    ['c', 'made 1', true, false],
    ['d', 'D', true, true],
  ]);
  expect([...after.values()].map(({ name, createdAt }) => [name, createdAt])).toEqual([
    ['One', 0],
    ['file b', 0],
    ['file c', 7],
    ['file d', 7],
  ]);
});

test('an integration keeps its token where no file gives one', () => {
  const rows = rowsOf({ a: 'A' });
  expect(living(write(rows, plan(rows, [provisioned('a')]).writes))).toEqual([['a', 'A', true, false]]);
});

test('tokens may be exchanged, and one that is deleted leaves its token', () => {
  const rows = rowsOf({ a: 'A', b: 'B', c: 'C' });
  const { writes, taken } = plan(rows, [provisioned('a', 'B'), provisioned('b', 'A'), provisioned('d', 'C')], ['c']);
  expect(taken).toBeNull();
  expect(living(write(rows, writes))).toEqual([
    ['a', 'B', true, true],
    ['b', 'A', true, true],
    ['d', 'C', true, true],
  ]);
});

test('an integration that the files delete and name is made anew', () => {
  const rows = rowsOf({ a: 'A' });
  const after = write(rows, plan(rows, [provisioned('a')], ['a']).writes);
  expect(living(after)).toEqual([['a', 'made 1', true, false]]);
  expect(after.get(1)).toMatchObject({ token: null, deletedAt: 7, provisioned: false });
});

test.each<[string, Readonly<Record<string, string>>, readonly ProvisionedIntegration[], string]>([
  ['of an integration that no file names', { a: 'A' }, [provisioned('b', 'A')], 'b'],
  ['of one that keeps its own', { a: 'A' }, [provisioned('a'), provisioned('b', 'A')], 'b'],
  ['that the files give twice', {}, [provisioned('a', 'X'), provisioned('b', 'X')], 'b'],
])('a token %s is refused, and nothing is written', (_, tokens, integrations, uid) => {
  expect(plan(rowsOf(tokens), integrations)).toEqual({ writes: [], taken: keyOf(uid) });
});

test('deleting what is not there does nothing', () => {
  expect(plan(rowsOf({}), [], ['a']).writes).toEqual([{ kind: 'release_all' }]);
});

test('whatever the files say, no two integrations ever have a token, and it is refused only where that cannot be', () => {
  const uids = ['a', 'b', 'c'];
  const tokens = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 3, maxLength: 3 });
  const files = fc.uniqueArray(
    fc.record({ uid: fc.constantFrom(...uids, 'd'), token: fc.constantFrom(undefined, 'A', 'B', 'C', 'D') }),
    { selector: ({ uid }) => uid }
  );
  fc.assert(
    fc.property(tokens, files, fc.subarray(uids), (before, named, deleted) => {
      const deletions = deleted.filter((uid) => named.every((one) => one.uid !== uid));
      const rows = rowsOf(Object.fromEntries(uids.map((uid, i) => [uid, before[i] as string])));
      const { writes, taken } = plan(
        rows,
        named.map(({ uid, token }) => provisioned(uid, token)),
        deletions
      );
      const given = named.flatMap(({ token }) => token ?? []);
      const kept = [...rows.values()].filter(
        ({ uid }) => !deletions.includes(uid) && !named.some((one) => one.uid === uid && one.token !== undefined)
      );
      const wanted = [...given, ...kept.map(({ token }) => token)];
      expect(taken === null).toBe(new Set(wanted).size === wanted.length);
      if (taken === null) {
        const after = new Map(living(write(rows, writes)).map(([uid, token]) => [uid, token]));
        named.forEach(({ uid, token }) => expect(after.get(uid)).toBe(token ?? after.get(uid)));
        kept.forEach(({ uid, token }) => expect(after.get(uid)).toBe(token));
      }
    })
  );
});
