import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { where } from '../../../test-support/sidecar/where.ts';
import type { Store } from '../store.ts';
import { makeFile } from './connection.ts';
import { DatabaseRefused, lockDatabase } from './lock.ts';
import { openSqliteStore } from './store.ts';

let folder: string;
let path: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-lock-'));
  path = join(folder, 'some folder #1', 'a%20b.db');
});
afterEach(async () => {
  for (const store of stores.splice(0)) {
    await store.close();
  }
  for (const child of running.splice(0)) {
    await kill(child);
  }
  spawnSync('umount', ['-q', join(folder, 'mounted', 'bound.db')]);
  rmSync(folder, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** Opens a store in another process, which keeps it open. @returns what the process says: `open`, or why it cannot */
async function openElsewhere(file = path): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import(process.argv[1])
      .then(({ openSqliteStore }) => openSqliteStore(process.argv[2], { now: () => 0, onFatal() {} }))
      .then(
        () => {
          console.log('open');
          setInterval(() => {}, 1000);
        },
        (error) => console.log(error.message)
      );`;
  const module = join(import.meta.dirname, 'store.ts');
  const child = spawn(process.execPath, ['-e', program, module, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said };
}

const stores: Store[] = [];
async function openHere(file = path): Promise<Store> {
  const store = await openSqliteStore(file, { now: () => 0, onFatal: () => {} });
  stores.push(store);
  return store;
}

test('a second process is refused at once, in one line that names the file and the first process', async () => {
  const { child } = await openElsewhere();
  const before = performance.now();
  await expect(openHere()).rejects.toThrow(DatabaseRefused);
  // Where SQLite waits for another process, it does so for 5 s.
  expect(performance.now() - before).toBeLessThan(4500);
  await expect(openHere()).rejects.toThrow(
    `Another sidecar uses ${path} (process ${child.pid} on ${hostname()}). Stop that one, or give this one a database of its own.`
  );
});

test('a process that is refused reads and writes nothing', async () => {
  await openElsewhere();
  const files = ['', '-wal', '-shm', '.lock'].map((suffix) => `${path}${suffix}`);
  const before = files.map((file) => [readFileSync(file), statSync(file).mtimeMs]);
  await expect(openHere()).rejects.toThrow(DatabaseRefused);
  expect(files.map((file) => [readFileSync(file), statSync(file).mtimeMs])).toEqual(before);
});

test('after kill -9 of the first process the next one opens the database at once', async () => {
  const { child } = await openElsewhere();
  await kill(child);
  const second = await openElsewhere();
  expect(second.said).toBe('open');
  await kill(second.child);
  await openHere();
});

test('once the first has closed the database another may open it, also in the same process', async () => {
  const first = await openHere();
  await expect(openHere()).rejects.toThrow(`(process ${process.pid} on `);
  await first.close();
  stores.length = 0;
  expect((await openElsewhere()).said).toBe('open');
});

test('a refused attempt in the same process does not end the lock of the first', async () => {
  await openHere();
  await expect(openHere()).rejects.toThrow(DatabaseRefused);
  expect((await openElsewhere()).said).toMatch(/^Another sidecar/);
});

test('a failed start leaves no lock', async () => {
  lockDatabase(path).release();
  writeFileSync(path, 'this is no database, and long enough to be seen as none'.repeat(100));
  await expect(openHere()).rejects.toThrow(/no database, or is damaged/);
  await expect(openHere()).rejects.toThrow(/no database, or is damaged/);
});

describe('the same file by another path', () => {
  test.each(['a link to the file', 'a link to its folder'])('%s is the same database', async (what) => {
    const other = join(folder, 'other');
    lockDatabase(path).release();
    symlinkSync(what === 'a link to the file' ? path : join(path, '..'), other);
    await openElsewhere();
    await expect(openHere(what === 'a link to the file' ? other : join(other, 'a%20b.db'))).rejects.toThrow(
      `Another sidecar uses ${path} `
    );
  });

  test('a link to a file that does not exist yet is that file', async () => {
    lockDatabase(path).release();
    rmSync(path);
    const other = join(folder, 'other.db');
    symlinkSync(path, other);
    const lock = lockDatabase(other);
    expect(existsSync(path)).toBe(true);
    expect(() => lockDatabase(path)).toThrow(DatabaseRefused);
    lock.release();
  });

  test('a hard link is refused under both names', () => {
    lockDatabase(path).release();
    const other = join(folder, 'other.db');
    linkSync(path, other);
    expect(() => lockDatabase(path)).toThrow(/has a second name \(a hard link\)/);
    expect(() => lockDatabase(other)).toThrow(/has a second name \(a hard link\)/);
  });

  const bound = mkdtempSync(join(tmpdir(), 'bellhook-mount-'));
  writeFileSync(join(bound, 'file'), '');
  writeFileSync(join(bound, 'target'), '');
  const canMount = spawnSync('mount', ['--bind', join(bound, 'file'), join(bound, 'target')]).status === 0;
  spawnSync('umount', ['-q', join(bound, 'target')]);
  rmSync(bound, { recursive: true });
  const { test: testMount } = where(canMount);

  testMount('a mount of the file alone is refused', () => {
    const other = join(folder, 'mounted', 'bound.db');
    lockDatabase(other).release();
    lockDatabase(path).release();
    expect(spawnSync('mount', ['--bind', path, other]).status).toBe(0);
    expect(() => lockDatabase(other)).toThrow(/is a mount by itself/);
  });
});

test('a damaged lock file is reported as damaged', () => {
  lockDatabase(path).release();
  writeFileSync(`${path}.lock`, 'no database at all'.repeat(1000));
  expect(() => lockDatabase(path)).toThrow(`${path}.lock is damaged. Delete it while no sidecar uses the database.`);
});

const { test: testLocks } = where(existsSync('/proc/locks'));

testLocks('opening the file for writing does not end the locks of other connections', async () => {
  await openHere();
  makeFile(path);
  expect(readFileSync('/proc/locks', 'utf8')).toMatch(
    new RegExp(`POSIX +ADVISORY +READ ${process.pid} \\S+:${statSync(path).ino} `)
  );
});
