import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { plainAlert } from '../../../../test-support/sidecar/alert.ts';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { plainIntegration } from '../../../../test-support/sidecar/integration.ts';
import { longLog, openWriter } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { openSqliteStore } from '../store.ts';
import { createWriter } from '../writer/writer.ts';
import { canCheckpointAside } from './can-checkpoint-aside.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-checkpoints-'));
  path = join(folder, 'bellhook.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A batch of about 25 pages. */
const batch = Array.from({ length: 20 }, () => plainAlert({ payload: JSON.stringify({ padding: 'x'.repeat(3800) }) }));

/** Pages in the log, and how many of those are in the database file. */
function readLog(): { log: number; checkpointed: number } {
  const database = new DatabaseSync(path);
  const row = database.prepare('pragma wal_checkpoint(noop)').get();
  database.close();
  return row as { log: number; checkpointed: number };
}

test('another thread copies a long log, so that no commit has to', async () => {
  const store = await openSqliteStore(path, { now: () => 0, onFatal: () => {} });
  await store.forOrg(1).createIntegration(plainIntegration());
  for (let { log, checkpointed } = readLog(); log < longLog; { log, checkpointed } = readLog()) {
    expect(checkpointed).toBe(0);
    await store.addAlerts(batch, []);
  }
  await eventually(() => {
    const { log, checkpointed } = readLog();
    // Where counters were written since, the log has started again.
    return checkpointed >= longLog || log < longLog;
  });
  await store.close();
  expect(readdirSync(folder)).toEqual(['bellhook.db', 'bellhook.db.lock']);
});

test.each([
  ['3.53.4', true],
  ['3.51.3', true],
  ['4.0.0', true],
  ['3.51.2', false],
  ['3.50.7', false],
  [undefined, false],
])('SQLite %s can make checkpoints beside the writer: %s', (version, can) => {
  expect(canCheckpointAside(version)).toBe(can);
});

test('without that thread the writer copies the log, and the log starts again', async () => {
  const database = openWriter(path);
  await migrate(database);
  database.close();
  const writer = createWriter(path);
  writer.createIntegration(1, plainIntegration());
  const lengths: number[] = [];
  for (let i = 0; i < 150; i++) {
    writer.addAlerts(batch, []);
    lengths.push(readLog().log);
  }
  writer.close();
  expect(Math.max(...lengths)).toBeGreaterThan(longLog);
  expect(Math.max(...lengths)).toBeLessThan(longLog * 1.5);
  expect(lengths.at(-1)).toBeLessThan(longLog);
});
