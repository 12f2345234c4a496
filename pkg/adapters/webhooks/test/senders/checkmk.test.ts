import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

where(hasPrograms('curl')).describe('the script of the guide, run as Checkmk runs it', () => {
  let sender: RealSender;
  let folder: string;

  /** @returns the script's exit code, and what Checkmk would show of it */
  const notify = async (variables: Record<string, string>, script = [...sender.guide.codes.values()][0] as string) => {
    const file = join(folder, 'bellhook');
    writeFileSync(file, script, { mode: 0o700 });
    const shell = spawn(file, { env: { PATH: process.env.PATH, OMD_SITE: 'central', ...variables } });
    const ended = new Promise<number | null>((resolve) => shell.once('close', resolve));
    const printed = await text(shell.stderr);
    return { code: await ended, printed };
  };

  beforeAll(async () => {
    sender = await receiveFrom('checkmk');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-checkmk-'));
  });
  afterAll(async () => {
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  // https://docs.checkmk.com/latest/en/notifications.html#environment_variables
  const service = (type: string, state: string, output: string) => ({
    NOTIFY_WHAT: 'SERVICE',
    NOTIFY_NOTIFICATIONTYPE: type,
    NOTIFY_OMD_SITE: 'prod',
    NOTIFY_MONITORING_HOST: 'monitor.example.com',
    NOTIFY_HOSTNAME: 'web-1',
    NOTIFY_HOSTALIAS: 'Web 1',
    NOTIFY_HOSTSTATE: 'UP',
    NOTIFY_SERVICEDESC: 'Disk "data"',
    NOTIFY_SERVICESTATE: state,
    NOTIFY_SERVICEOUTPUT: output,
    NOTIFY_SERVICEURL:
      '/check_mk/index.py?start_url=view.py%3Fview_name%3Dservice%26host%3Dweb-1%26service%3DDisk%20%22data%22%26site%3Dprod',
  });

  test('opens a group for a problem, acknowledges it, and resolves it with the recovery', async () => {
    expect(await notify(service('PROBLEM', 'CRITICAL', 'Used: 97% of C:\\ = "full"'))).toEqual({
      code: 0,
      printed: '',
    });
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: 'Disk "data" on Web 1',
      state: 'firing',
      severity: 'critical',
      groupingKey: 'prod/web-1/Disk "data"',
      labels: { host: 'web-1', site: 'prod' },
      sourceLink: expect.stringMatching(/^https:\/\/monitor\.example\.com\/prod\/check_mk\/index\.py\?start_url=view/),
      failures: [],
    });
    const acknowledgement = service('ACKNOWLEDGEMENT (NORMAL)', 'CRITICAL', 'Used: 97%');
    expect(await notify({ ...acknowledgement, NOTIFY_NOTIFICATIONAUTHOR: 'ann' })).toMatchObject({ code: 0 });
    expect(await sender.group(id)).toMatchObject({ state: 'acknowledged' });
    expect(await notify(service('RECOVERY', 'OK', 'Used: 40%'))).toMatchObject({ code: 0 });
    expect(await sender.group(id)).toMatchObject({ state: 'resolved' });
    expect(await sender.groups()).toHaveLength(1);
  });

  test('is of the host where no service is named, and of the site that runs the script where none is named', async () => {
    const problem = { NOTIFY_WHAT: 'HOST', NOTIFY_NOTIFICATIONTYPE: 'PROBLEM', NOTIFY_HOSTNAME: 'db-1' };
    await notify({ ...problem, NOTIFY_HOSTALIAS: 'db-1', NOTIFY_HOSTSTATE: 'DOWN', NOTIFY_HOSTOUTPUT: 'No answer' });
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({ title: 'db-1', groupingKey: 'central/db-1', severity: 'critical' });
  });

  test('ends as Checkmk wants it of what it shall run again, where the alert was not taken', async () => {
    const [script = ''] = sender.guide.codes.values();
    const elsewhere = script.replace(/\/checkmk\/[^/]+\//, '/checkmk/another-token-that-nobody-has/');
    expect(await notify(service('PROBLEM', 'CRITICAL', ''), elsewhere)).toEqual({
      code: 1,
      printed: expect.stringContaining('403'),
    });
  });

  test('tries three more times where nobody listens', async () => {
    const [script = ''] = sender.guide.codes.values();
    const nobody = script.replace(/http:\/\/127\.0\.0\.1:\d+/, 'http://127.0.0.1:1');
    const began = performance.now();
    expect(await notify(service('PROBLEM', 'CRITICAL', ''), nobody)).toMatchObject({ code: 1 });
    // curl waits for one second, two, and four.
    expect(performance.now() - began).toBeGreaterThan(6000);
  });
});
