import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { startBuiltSidecar } from '../../test-support/sidecar/crash/built-sidecar.ts';
import { type Cut, Disk } from '../../test-support/sidecar/crash/power-cut/disk.ts';
import {
  type DiskEvent,
  readTrace,
  traceCommand,
  tracedProcess,
} from '../../test-support/sidecar/crash/power-cut/trace.ts';
import { sendUntilGone } from '../../test-support/sidecar/crash/send.ts';
import { findStoreFaults } from '../../test-support/sidecar/crash/store-faults.ts';
import { where } from '../../test-support/sidecar/where.ts';
import { openWriter } from '../store/sqlite/connection.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { createWriter } from '../store/sqlite/writer/writer.ts';

const canTrace = spawnSync('strace', ['-V']).status === 0;

/** How often the power is cut; see `CRASH_ROUNDS` in crash.test.ts. */
const cuts = Number(process.env['CRASH_ROUNDS'] ?? 10);
const bundle = buildForTests();

where(canTrace).describe('a power cut', () => {
  test('at any moment loses nothing that was acknowledged, and leaves every count right', async () => {
    const recording = await record(3000);
    expect(checkpointsUnderLoad(recording)).toBeGreaterThan(0);
    const { faults, acknowledged } = await faultsOf(recording, cuts);
    expect(acknowledged).toBeGreaterThan(2900);
    expect(faults).toEqual([]);
  }, 600_000);

  test('loses alerts where commits do not wait for the disk', async () => {
    const preload = join(bundle, 'hasty.mjs');
    writeFileSync(
      preload,
      `import { DatabaseSync } from 'node:sqlite';
       const { exec } = DatabaseSync.prototype;
       DatabaseSync.prototype.exec = function (sql) {
         return exec.call(this, sql.replace('synchronous = full', 'synchronous = normal'));
       };`
    );
    const { faults } = await faultsOf(await record(300, ['--import', preload]), 20);
    expect(faults.join()).toMatch(/was acknowledged and is not stored/);
  });
});

interface Recording {
  events: readonly DiskEvent[];
  /** The marks of alerts by their ids. */
  marks: ReadonlyMap<string, string>;
  path: string;
}

/** What a sidecar does from its first start, under load, to its end. */
async function record(alerts: number, nodeArguments: readonly string[] = []): Promise<Recording> {
  const folder = mkdtempSync(join(bundle, 'store-'));
  const path = join(folder, 'bellhook.db');
  const trace = join(bundle, 'trace');
  const { webhook, gone } = await startBuiltSidecar({
    bundle,
    database: path,
    wrapper: traceCommand(trace),
    nodeArguments,
  });
  const marks = await sendUntilGone(webhook, 'a', (count) => {
    if (count === alerts) {
      process.kill(tracedProcess(trace), 'SIGTERM');
    }
  });
  await gone;
  const events = await readTrace(trace, folder);
  rmSync(folder, { recursive: true });
  return { events, marks, path };
}

/** How often the database file was synced between the first answer and the last. */
function checkpointsUnderLoad({ events, path }: Recording): number {
  const isAnswer = (event: DiskEvent) => event.kind === 'sent' && event.text.includes('"alertId"');
  return events
    .slice(events.findIndex(isAnswer), events.findLastIndex(isAnswer))
    .filter((event) => event.kind === 'synced' && event.path === path).length;
}

/** What is wrong after power cuts at random moments, each with all kinds of luck. */
async function faultsOf({ events, marks, path }: Recording, count: number) {
  const moments = new Set(Array.from({ length: count }, () => Math.floor(Math.random() * events.length)));
  const disk = new Disk();
  const acknowledged = new Set<string>();
  const faults: string[] = [];
  for (const [moment, event] of events.entries()) {
    disk.apply(event);
    if (event.kind === 'sent') {
      const mark = marks.get(/"alertId":"([^"]+)"/.exec(event.text)?.[1] ?? '');
      if (mark !== undefined) {
        acknowledged.add(mark);
      }
    }
    for (const cut of moments.has(moment) ? (['none', 'all', 'some', 'some'] as const) : []) {
      faults.push(
        ...(await faultsAfter(disk, cut, acknowledged, path)).map((fault) => `${cut} of ${moment}: ${fault}`)
      );
    }
  }
  return { faults, acknowledged: acknowledged.size };
}

async function faultsAfter(disk: Disk, cut: Cut, acknowledged: Iterable<string>, path: string): Promise<string[]> {
  const folder = join(path, '..');
  mkdirSync(folder);
  for (const [name, content] of disk.afterCut(cut, Math.random)) {
    // It is memory that connections share, and is made anew by the first.
    if (!name.endsWith('-shm')) {
      writeFileSync(name, content);
    }
  }
  try {
    const database = openWriter(path);
    await migrate(database);
    database.close();
    createWriter(path).close();
    return findStoreFaults(path, acknowledged);
  } catch (error) {
    return [String(error)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
