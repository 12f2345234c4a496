import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { end, hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

where(hasPrograms('monit', 'curl')).describe('a real Monit, set up as the guide says', () => {
  let sender: RealSender;
  let monit: ChildProcess | undefined;
  let folder: string;

  const file = (name: string) => join(folder, name);
  /** How large the file is that Monit watches, in bytes. */
  const setSize = (bytes: number) => writeFileSync(file('data'), 'x'.repeat(bytes));

  beforeAll(async () => {
    sender = await receiveFrom('monit');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-monit-'));
    const path = '/etc/monit/bellhook.sh';
    writeFileSync(file('bellhook.sh'), sender.guide.codes.get(path) as string, { mode: 0o700 });
    const [, then = '', orElse = ''] =
      /space usage > 90% (then exec ".*")\s+(else if succeeded then exec ".*")/.exec(
        sender.guide.codes.get('/etc/monit/conf.d/bellhook') ?? ''
      ) ?? [];
    writeFileSync(
      file('monitrc'),
      `set daemon 1
set pidfile ${file('pid')}
set idfile ${file('id')}
set statefile ${file('state')}
check file data with path ${file('data')}
  if size > 1 kB ${then} ${orElse}
`.replaceAll(path, file('bellhook.sh')),
      { mode: 0o700 }
    );
    setSize(5000);
    monit = spawn('monit', ['-I', '-c', file('monitrc')], { stdio: 'ignore' });
  });
  afterAll(async () => {
    await end(monit);
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  test('opens a group for a failed test, and resolves it when the test succeeds', async () => {
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: expect.stringMatching(/^data space on \S+$/),
      state: 'firing',
      severity: 'critical',
      labels: { service: 'data', test: 'space', host: expect.any(String) },
      message: expect.stringContaining('size'),
      failures: [],
    });
    setSize(10);
    await eventually(async () => (await sender.group(id)).state === 'resolved');
    expect(await sender.group(id)).toMatchObject({ severity: 'critical', alertCount: 2 });
    expect(await sender.groups()).toHaveLength(1);
  });
});
