import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { collectLog } from '../../test-support/sidecar/log.ts';
import { filePrint } from '../provisioning/secret-files.ts';
import { createKeyRing } from '../secrets/key-ring.ts';
import { readKeyFile } from '../secrets/read-keys.ts';
import { createFollowFile } from './follow-file.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const textOf = (...keys: Buffer[]) => keys.map((key) => `${key.toString('base64')}\n`).join('');

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-keys-'));
  path = join(folder, 'keys');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param of null for no file */
function start(of: string | null = path) {
  const keyRing = createKeyRing([one]);
  const [first] = keyRing.keyIds;
  const replaced: string[] = [];
  const { logger, log } = collectLog();
  const keys = createFollowFile({
    setting: 'BELLHOOK_SECRET_KEYS_FILE',
    what: 'the keys',
    path: of ?? undefined,
    print: filePrint,
    read: readKeyFile,
    async take(found) {
      if (keyRing.replace(found)) {
        replaced.push(keyRing.keyIds.join());
      }
    },
    logger,
  });
  const idsOf = (...wanted: Buffer[]) => createKeyRing(wanted).keyIds.join();
  const twice = async () => {
    await keys.follow();
    await keys.follow();
  };
  return { keys, keyRing, replaced, log, first, idsOf, twice };
}

/** Each writing is another file, as one that is renamed into place, so that no clock is needed to tell them apart. */
function write(text: string) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

test('the keys of a file that has changed are used, once nobody is writing it any more', async () => {
  write(textOf(one));
  const { keys, replaced, idsOf, log } = start();
  await keys.follow();
  expect(replaced).toEqual([]);
  write(textOf(two, one));
  await keys.follow();
  expect(replaced).toEqual([]);
  await keys.follow();
  await keys.follow();
  expect(replaced).toEqual([idsOf(two, one)]);
  write(`# the same\n${textOf(two, one)}`);
  await keys.follow();
  await keys.follow();
  expect(replaced).toHaveLength(1);
  expect(JSON.stringify(log)).not.toContain(two.toString('base64'));
  expect(keys.problem).toBeNull();
});

test('what was changed between the start and the first look is used at once', async () => {
  write(textOf(two));
  const { keys, replaced, idsOf } = start();
  await keys.follow();
  expect(replaced).toEqual([idsOf(two)]);
});

test.each([
  ['has no key', () => write('# none\n')],
  ['has something else', () => write(`${textOf(two)}a password\n`)],
  ['is gone', () => rmSync(path)],
  ['is a folder', () => [rmSync(path), mkdirSync(path)]],
])('a file that %s leaves the keys of before, is logged once, and told until it is mended', async (_, spoil) => {
  write(textOf(one));
  const { keys, keyRing, replaced, log, first, idsOf, twice } = start();
  await keys.follow();
  spoil();
  await twice();
  await twice();
  expect([replaced, keyRing.keyIds]).toEqual([[], [first]]);
  expect(log.filter(({ level }) => level === 50)).toMatchObject([
    { reason: expect.stringMatching(/^BELLHOOK_SECRET_KEYS_FILE /) },
  ]);
  expect(keys.problem).toMatch(/is at fault; what it is the log says/);
  expect(keys.problem).not.toContain(folder);
  rmSync(path, { recursive: true, force: true });
  write(textOf(two));
  await twice();
  expect([replaced, keys.problem]).toEqual([[idsOf(two)], null]);
});

test('a file that comes back as it was is no longer told of', async () => {
  write(textOf(one));
  const { keys, replaced, twice } = start();
  await keys.follow();
  renameSync(folder, `${folder}.away`);
  await twice();
  expect(keys.problem).not.toBeNull();
  renameSync(`${folder}.away`, folder);
  await twice();
  expect([replaced, keys.problem]).toEqual([[], null]);
});

test('a mounted Kubernetes secret is followed, where the link to its folder is put on another one', async () => {
  for (const [version, key] of [
    ['..1', one],
    ['..2', two],
  ] as const) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'keys'), textOf(key));
  }
  symlinkSync('..1', join(folder, '..data'));
  symlinkSync(join('..data', 'keys'), path);
  const { keys, replaced, idsOf, twice } = start();
  await keys.follow();
  symlinkSync('..2', join(folder, '..data_tmp'));
  renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
  await twice();
  expect(replaced).toEqual([idsOf(two)]);
});

test('without a file nothing is followed', async () => {
  const { keys, replaced, log } = start(null);
  await keys.follow();
  expect([keys.problem, replaced, log]).toEqual([null, [], []]);
});
