import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSidecar } from '../../scripts/build-sidecar.ts';

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10);
const token = 'token-of-the-crash-test';
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-crash-'));
  await buildSidecar(folder);
  writeFileSync(
    join(folder, 'a.yaml'),
    `integrations:\n  - { uid: one, name: One, type: formatted_webhook, token: ${token} }\n`
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'bellhook.db');

async function start(): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(folder, 'sidecar.mjs')], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: {
      PATH: process.env['PATH'],
      BELLHOOK_HTTP_ADDRESS: '127.0.0.1:0',
      BELLHOOK_SOCKET: join(folder, 's.sock'),
      BELLHOOK_DATABASE_URL: `sqlite:${path()}`,
      BELLHOOK_PROVISIONING_PATH: folder,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port) {
      child.stderr.resume();
      return { process: child, url: `http://127.0.0.1:${port}/integrations/v1/formatted_webhook/${token}/` };
    }
  }
  throw new Error('the sidecar ended before it received alerts');
}

/** Sends from sixteen connections until the process is gone, and kills it after so many answers. */
async function sendUntilKilled(round: number, killAfter: number): Promise<string[]> {
  const { process: sidecar, url } = await start();
  const gone = new Promise((resolve) => sidecar.once('exit', resolve));
  const acknowledged: string[] = [];
  let n = 0;
  const sender = async () => {
    for (;;) {
      n += 1;
      const mark = `${round}-${n}`;
      // Every seventh alert resolves, so that groups open and end all the time.
      const body = JSON.stringify({ alert_uid: `k${n % 5}`, mark, state: n % 7 === 0 ? 'ok' : 'alerting' });
      try {
        const response = await fetch(url, { method: 'POST', body });
        const { alertId } = (await response.json()) as { alertId: string | null };
        if (response.status === 200 && alertId !== null) {
          acknowledged.push(mark);
        }
      } catch {
        return;
      }
      if (n > killAfter && sidecar.exitCode === null) {
        sidecar.kill('SIGKILL');
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  await gone;
  return acknowledged;
}

test('kill -9 under load loses nothing that was acknowledged, and leaves every count right', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await sendUntilKilled(round, 20 + Math.floor(Math.random() * 400))));
  }
  const { process: last } = await start();
  last.kill('SIGKILL');

  const database = new DatabaseSync(path());
  const all = <Row>(query: string) => database.prepare(query).all() as Row[];
  const stored = new Set(
    all<{ mark: string }>(`select payload ->> '$.mark' as mark from alerts`).map(({ mark }) => mark)
  );
  expect(acknowledged.length).toBeGreaterThan(rounds * 10);
  expect(acknowledged.filter((mark) => !stored.has(mark))).toEqual([]);
  expect(all('pragma integrity_check')).toEqual([expect.objectContaining({ integrity_check: 'ok' })]);
  expect(
    all(`select id from alert_groups join alert_group_counts on group_id = id
         where alert_count <> (select count(*) from alerts where alerts.group_id = alert_groups.id)
           or last_alert_id <> (select max(alerts.id) from alerts where alerts.group_id = alert_groups.id)`)
  ).toEqual([]);
  expect(
    all(
      `select key_hash from alert_groups where state <> 'resolved' group by integration_id, key_hash having count(*) > 1`
    )
  ).toEqual([]);
  expect(all('select number from alert_groups group by org_id, number having count(*) > 1')).toEqual([]);
  const [counts] = all<{ alert_count: number }>('select alert_count from integration_counts');
  expect(counts?.alert_count).toBe(stored.size);
  database.close();
}, 600_000);
