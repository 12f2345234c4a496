import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openConnection } from '../../preview/plugin-host/connection.ts';
import { createPluginClient } from '../../preview/plugin-host/plugin-client.ts';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { type BuiltSidecar, startBuiltSidecar } from '../../test-support/sidecar/crash/built-sidecar.ts';
import { findStoreFaults } from '../../test-support/sidecar/crash/store-faults.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { where } from '../../test-support/sidecar/where.ts';

/** Whether file systems can be mounted here: by root, on Linux. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

const canTrace = spawnSync('strace', ['-V']).status === 0;

const bundle = buildForTests();
let folder: string;
let path: string;
let sidecar: BuiltSidecar | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(bundle, 'store-'));
  path = join(folder, 'bellhook.db');
});
afterEach(async () => {
  await stop();
  spawnSync('umount', [folder]);
});

async function start(): Promise<BuiltSidecar> {
  sidecar = await startBuiltSidecar({ bundle, database: path });
  return sidecar;
}

async function stop(): Promise<void> {
  sidecar?.process.kill('SIGTERM');
  await sidecar?.gone;
  sidecar = undefined;
}

function mount(...options: string[]): void {
  const { status, stderr } = spawnSync('mount', [...options, folder], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
}

let sent = 0;

/** Status, `Retry-After` and the answer's code or status, and the alert's mark. */
async function post({ webhook }: BuiltSidecar, padding = '') {
  sent += 1;
  const mark = `alert-${sent}`;
  const body = JSON.stringify({ alert_uid: mark, mark, padding });
  const response = await fetch(webhook, { method: 'POST', body });
  const { code, status } = (await response.json()) as { code?: string; status?: string };
  return { mark, answer: [response.status, response.headers.get('retry-after'), code ?? status] };
}

const accepted = [200, null, 'accepted'];
const unavailable = [503, '5', 'unavailable'];

/** Status and body of a resource, as a page asks for it through Grafana. */
async function read({ socketPath }: BuiltSidecar, path: string) {
  const connection = openConnection(`unix:${socketPath}`);
  const { status, body } = await createPluginClient(() => connection).callResource(viewer, {
    method: 'GET',
    path,
  });
  connection.close();
  return [status, JSON.parse(Buffer.from(body).toString()) as object] as const;
}

const viewer = { orgId: 1, user: { login: 'ada', name: 'Ada', email: 'ada@example.com', role: 'Viewer' } };

async function ready({ base }: BuiltSidecar): Promise<[status: number, message: string | undefined]> {
  const response = await fetch(`${base}/readyz`);
  return [response.status, ((await response.json()) as { message?: string }).message];
}

async function metric({ base }: BuiltSidecar, name: string): Promise<number | undefined> {
  const line = (await (await fetch(`${base}/metrics`)).text()).split('\n').find((text) => text.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

const errorsOf = ({ log }: BuiltSidecar) =>
  log.filter(({ level }) => level === 'error' || level === 'fatal').map(({ msg }) => msg);

where(canMount).describe('on a file system of its own', () => {
  test('a full disk refuses alerts, and takes them again once there is space', async () => {
    mount('-t', 'tmpfs', '-o', 'size=3m', 'tmpfs');
    const running = await start();
    const first = await post(running);
    expect(first.answer).toEqual(accepted);
    const filler = openSync(join(folder, 'filler'), 'w');
    expect(() => {
      for (;;) {
        writeSync(filler, Buffer.alloc(4096));
      }
    }).toThrow(/ENOSPC/);
    closeSync(filler);

    const kept = [first.mark];
    // What the write-ahead log has already may still take some.
    await eventually(async () => {
      const { mark, answer } = await post(running, 'x'.repeat(50_000));
      if (answer[0] === 200) {
        kept.push(mark);
      }
      return answer[0] === 503 && expect(answer).toEqual(unavailable) === undefined;
    });
    expect((await post(running, 'x'.repeat(50_000))).answer).toEqual(unavailable);
    expect(await ready(running)).toEqual([503, 'The disk is full. Free some space.']);
    expect(await metric(running, 'bellhook_store_up')).toBe(0);
    expect(await metric(running, 'bellhook_commit_failures_total{reason="disk_full"}')).toBeGreaterThanOrEqual(2);

    rmSync(join(folder, 'filler'));
    // Nobody sends anything meanwhile.
    await eventually(async () => (await ready(running))[0] === 200);
    const last = await post(running);
    expect(last.answer).toEqual(accepted);
    expect(errorsOf(running)).toEqual([expect.stringMatching(/^The disk is full/)]);
    await stop();
    expect(findStoreFaults(path, [...kept, last.mark])).toEqual([]);
  });

  test('a read-only folder is told at the start in one line', async () => {
    mount('-t', 'tmpfs', '-o', 'size=3m', 'tmpfs');
    await start();
    await stop();
    mount('-o', 'remount,ro');
    await expect(start()).rejects.toThrow(/BELLHOOK_DATABASE_URL: cannot open .*(read-only|EROFS)/);
  });
});

test('a database that another process locks refuses alerts after 3 s, and takes them again', async () => {
  const running = await start();
  expect((await post(running)).answer).toEqual(accepted);
  // It waits for what the sidecar may just be writing.
  const other = new DatabaseSync(path, { timeout: 2000 });
  const failures = async () => (await metric(running, 'bellhook_commit_failures_total{reason="locked"}')) ?? 0;
  // What waits is given up after 5 s, before which a busy machine may not have come to the end of this.
  const slow = await eventually(async () => {
    other.exec('begin immediate');
    const waiting = post(running);
    const [status, message] = await eventually(async () => {
      const state = await ready(running);
      return state[0] !== 200 && state;
    });
    const meanwhile = await post(running);
    other.exec('rollback');
    const late = await waiting;
    await eventually(async () => expect(await ready(running)).toEqual([200, undefined]));
    expect([status, message]).toEqual([503, 'The database does not answer in time. Check the disk.']);
    expect(meanwhile.answer).toEqual([503, '5', 'overloaded']);
    expect(late.answer).toEqual(accepted);
    return late;
  });

  const before = await failures();
  other.exec('begin immediate');
  expect((await post(running)).answer).toEqual(unavailable);
  expect((await ready(running))[1]).toMatch(/locked by another process/);
  expect(await failures()).toBe(before + 1);
  other.exec('rollback');
  other.close();
  await eventually(async () => (await ready(running))[0] === 200);
  const last = await post(running);
  expect(last.answer).toEqual(accepted);
  await stop();
  expect(findStoreFaults(path, [slow.mark, last.mark])).toEqual([]);
});

where(canTrace).describe('a disk that hangs', () => {
  let tracer: ChildProcess | undefined;
  afterEach(() => {
    tracer?.kill('SIGKILL');
  });

  /** From now on, no read of the database comes back. */
  async function hang({ process: { pid } }: BuiltSidecar): Promise<void> {
    const files = [path, `${path}-wal`].flatMap((file) => ['-P', file]);
    const fault = 'inject=pread64:delay_enter=60000000';
    tracer = spawn('strace', ['-f', '-p', String(pid), ...files, '-e', fault], { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    tracer.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(() => /attached/.test(output));
  }

  test('under a read stops neither health nor answers to senders, and is over when it ends', async () => {
    const before = await start();
    const first = await post(before);
    expect(first.answer).toEqual(accepted);
    await stop();

    const running = await start();
    expect(await ready(running)).toEqual([200, undefined]);
    await hang(running);
    const reading = read(running, 'alert-groups');
    const stored = post(running);
    await eventually(async () => (await ready(running))[0] === 503);
    expect((await fetch(`${running.base}/healthz`)).status).toBe(200);
    expect((await reading)[0]).toBe(503);
    expect((await read(running, 'alert-groups'))[1]).toEqual({ code: 'unavailable', message: slow });
    expect((await ready(running))[1]).toBe(slow);
    expect((await post(running)).answer).toEqual([503, '5', 'overloaded']);

    tracer?.kill('SIGTERM');
    await eventually(async () => (await ready(running))[0] === 200);
    expect((await stored).answer).toEqual(accepted);
    expect((await read(running, 'alert-groups'))[0]).toBe(200);
    const last = await post(running);
    expect(last.answer).toEqual(accepted);
    expect(running.log.map(({ msg }) => msg)).toContain('the database is read again');
    await stop();
    expect(findStoreFaults(path, [first.mark, (await stored).mark, last.mark])).toEqual([]);
  });
});

const slow = 'The database does not answer in time. Check the disk.';

describe('the database file', () => {
  test.each([
    ['moved', /bellhook\.db was deleted or moved .*Move it back, or restore a backup/, () => {}],
    ['replaced', /bellhook\.db is another file .*Move that one back/, () => writeFileSync(path, '')],
  ])('%s is missed before an alert is acknowledged, and found when it is back', async (_, message, put) => {
    const running = await start();
    const first = await post(running);
    renameSync(path, `${path}.away`);
    put();
    const refused = await Promise.all(Array.from({ length: 20 }, () => post(running)));
    expect(refused.map(({ answer }) => answer)).toEqual(refused.map(() => unavailable));
    expect(await ready(running)).toEqual([503, expect.stringMatching(message)]);
    expect(await read(running, 'alert-groups')).toEqual([
      503,
      { code: 'unavailable', message: expect.stringMatching(message) },
    ]);
    expect(errorsOf(running)).toContainEqual(expect.stringMatching(message));

    renameSync(`${path}.away`, path);
    await eventually(async () => (await ready(running))[0] === 200);
    const last = await post(running);
    expect(last.answer).toEqual(accepted);
    await stop();
    expect(findStoreFaults(path, [first.mark, last.mark])).toEqual([]);
  });

  test('deleted under load is missed at once', async () => {
    const running = await start();
    let isGone = false;
    const acknowledged: boolean[] = [];
    const senders = Array.from({ length: 20 }, async () => {
      for (;;) {
        const sentLate = isGone;
        const { answer } = await post(running);
        if (answer[0] === 200) {
          acknowledged.push(sentLate);
        } else {
          return expect(answer).toEqual(unavailable);
        }
      }
    });
    await eventually(() => acknowledged.length > 50);
    rmSync(path);
    isGone = true;
    await Promise.all(senders);
    expect(acknowledged.filter((sentLate) => sentLate)).toEqual([]);
  });

  test('is whole without the write-ahead log that was deleted', async () => {
    const running = await start();
    const marks = [];
    for (let i = 0; i < 5; i++) {
      marks.push((await post(running)).mark);
    }
    rmSync(`${path}-wal`);
    expect((await post(running)).answer).toEqual(unavailable);
    expect((await ready(running))[1]).toMatch(/write-ahead log .* Start the sidecar again/);
    running.process.kill('SIGKILL');
    await running.gone;
    const last = await post(await start());
    expect(last.answer).toEqual(accepted);
    await stop();
    expect(findStoreFaults(path, [...marks, last.mark])).toEqual([]);
  });
});

const damaged = 'The database is damaged. Stop the sidecar and restore a backup.';

describe('a damaged database', () => {
  test('is told at the start, with what to do', async () => {
    writeFileSync(path, 'This is no database at all, but it is long enough to look like one. '.repeat(100));
    await expect(start()).rejects.toThrow(
      /BELLHOOK_DATABASE_URL: cannot open .*The file is no database, or is damaged\. Stop the sidecar and restore/
    );
  });

  test('is told when an alert meets the damage, and stays told', async () => {
    const before = await start();
    expect((await post(before)).answer).toEqual(accepted);
    await stop();
    const database = new DatabaseSync(path);
    const { page, size } = database
      .prepare(`select rootpage as page, page_size as size from sqlite_schema, pragma_page_size where name = 'alerts'`)
      .get() as { page: number; size: number };
    database.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
    closeSync(file);

    const running = await start();
    expect((await post(running)).answer).toEqual(unavailable);
    expect(await read(running, 'alert-groups/1/alerts')).toEqual([503, { code: 'unavailable', message: damaged }]);
    expect((await ready(running))[1]).toBe(damaged);
    expect((await post(running)).answer).toEqual(unavailable);
    expect(await metric(running, 'bellhook_commit_failures_total{reason="damaged"}')).toBe(2);
    expect(errorsOf(running)).toEqual([
      expect.stringMatching(/^The database is damaged.* Alerts are refused/),
      expect.stringMatching(/^The database is damaged.* Pages show nothing/),
    ]);
  });
});
