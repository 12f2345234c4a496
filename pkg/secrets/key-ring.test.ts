import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKeyRing } from './key-ring.ts';

const place = { orgId: 1, uid: 'one', name: 'signature' };
const [a, b] = [randomBytes(32), randomBytes(32)];

test('any text comes back, and no two seals are the same', () => {
  const ring = createKeyRing([a]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const sealed = ring.seal(place, text);
      expect(ring.open(place, sealed)).toBe(Buffer.from(text).toString());
      expect(ring.seal(place, text)).not.toBe(sealed);
    })
  );
});

test.each([
  ['another org', { ...place, orgId: 2 }],
  ['another integration', { ...place, uid: 'two' }],
  ['another secret of it', { ...place, name: 'credentials' }],
])('a secret cannot be read as one of %s', (_, other) => {
  const ring = createKeyRing([a]);
  expect(ring.open(other, ring.seal(place, 'secret'))).toBeNull();
});

test('whatever is changed of a seal, it opens no more', () => {
  const ring = createKeyRing([a]);
  const sealed = ring.seal(place, 'secret');
  for (let i = 0; i < sealed.length; i++) {
    const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
    // The last letter of Base64 has bits that stand for nothing.
    if (
      Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(Buffer.from(sealed.split('.')[2] ?? '', 'base64url'))
    ) {
      continue;
    }
    expect(ring.open(place, changed)).toBeNull();
  }
  for (const text of ['', 'v1', 'v1.a', `v1.${ring.keyIds[0]}.`, `v1.${ring.keyIds[0]}.AAAA`, 'secret', '..']) {
    expect(ring.open(place, text)).toBeNull();
  }
});

test('all keys open, the first one seals', () => {
  const old = createKeyRing([a]);
  const both = createKeyRing([b, a]);
  const sealed = old.seal(place, 'secret');
  expect([old.isCurrent(sealed), both.isCurrent(sealed), both.open(place, sealed)]).toEqual([true, false, 'secret']);
  const anew = both.seal(place, 'secret');
  expect([both.isCurrent(anew), old.open(place, anew), createKeyRing([b]).open(place, anew)]).toEqual([
    true,
    null,
    'secret',
  ]);
});

test('keys are replaced while the ring is used, and it says whether they are others', () => {
  const ring = createKeyRing([a]);
  const sealed = ring.seal(place, 'secret');
  expect([ring.replace([a]), ring.replace([b, a]), ring.replace([b, a])]).toEqual([false, true, false]);
  expect([ring.keyIds, ring.isCurrent(sealed)]).toEqual([createKeyRing([b, a]).keyIds, false]);
  expect([ring.replace([a, b]), ring.replace([a])]).toEqual([true, true]);
  expect([ring.open(place, sealed), ring.replace([]), ring.hasKeys]).toEqual(['secret', true, false]);
  expect(ring.open(place, sealed)).toBeNull();
});

test('without a key nothing is sealed and nothing opens', () => {
  const none = createKeyRing([]);
  expect(none.hasKeys).toBe(false);
  expect(() => none.seal(place, 'secret')).toThrow('no key');
  expect(none.open(place, createKeyRing([a]).seal(place, 'secret'))).toBeNull();
});

test('a key’s name says nothing of it', () => {
  const [id] = createKeyRing([a]).keyIds;
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(a.toString('hex')).not.toContain(id);
});
