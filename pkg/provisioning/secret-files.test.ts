import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSecretFiles, type SecretFiles } from './secret-files.ts';

let folder: string;
let files: SecretFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-secrets-'));
  files = createSecretFiles();
});
afterEach(() => rmSync(folder, { recursive: true }));

const hasChanged = () => files.asNow() !== files.asRead();

test('a file that is written, replaced, or taken away has changed; others have not', () => {
  const path = join(folder, 'github');
  writeFileSync(path, 'one');
  files.note(path);
  expect(hasChanged()).toBe(false);
  writeFileSync(path, 'longer');
  expect(hasChanged()).toBe(true);
  files.note(path);
  writeFileSync(`${path}.new`, 'longes');
  renameSync(`${path}.new`, path);
  expect(hasChanged()).toBe(true);
  files.note(path);
  rmSync(path);
  expect(hasChanged()).toBe(true);
});

test('a file that is not there has changed once it is', () => {
  const path = join(folder, 'github');
  files.note(path);
  expect(hasChanged()).toBe(false);
  writeFileSync(path, 'one');
  expect(hasChanged()).toBe(true);
  files.clear();
  expect(hasChanged()).toBe(false);
});

test('a mounted Kubernetes secret has changed where the link to its folder is put on another one', () => {
  for (const version of ['..1', '..2']) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'github'), version);
  }
  symlinkSync('..1', join(folder, '..data'));
  symlinkSync(join('..data', 'github'), join(folder, 'github'));
  files.note(join(folder, 'github'));
  expect(hasChanged()).toBe(false);
  symlinkSync('..2', join(folder, '..data_tmp'));
  renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
  expect(hasChanged()).toBe(true);
});
