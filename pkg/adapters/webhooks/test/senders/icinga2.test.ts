import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { end, hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

where(hasPrograms('icinga2', 'curl')).describe('a real Icinga 2, set up as the guide says', () => {
  let sender: RealSender;
  let icinga: ChildProcess | undefined;
  let folder: string;

  /** What the check of the service prints, and its state. */
  const setService = (output: string, state: number) =>
    writeFileSync(join(folder, 'check'), `printf '%s' '${output}'; exit ${state}\n`);

  beforeAll(async () => {
    sender = await receiveFrom('icinga2');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-icinga-'));
    for (const name of ['scripts', 'conf.d']) {
      mkdirSync(join(folder, name));
    }
    const files = [...sender.guide.codes].filter(([label]) => label.startsWith('/etc/icinga2/'));
    for (const [path, text] of files) {
      writeFileSync(join(folder, path.replace('/etc/icinga2/', '')), text, { mode: 0o700 });
    }
    expect(files.map(([path]) => basename(path))).toEqual(['bellhook.sh', 'bellhook.conf']);
    setService('HTTP CRITICAL: "503" \\ $(id)\nsecond line', 2);
    writeFileSync(join(folder, 'icinga2.conf'), configuration(folder));
    const constants = ['ConfigDir', 'DataDir', 'LogDir', 'CacheDir', 'SpoolDir', 'InitRunDir'].flatMap((name) => [
      '-D',
      `${name}=${folder}`,
    ]);
    const user = userInfo().username;
    icinga = spawn('icinga2', ['daemon', '-c', join(folder, 'icinga2.conf'), ...constants], {
      stdio: 'ignore',
      env: { ...process.env, ICINGA2_USER: user, ICINGA2_GROUP: user },
    });
  });
  afterAll(async () => {
    await end(icinga);
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  test('opens a group for a service with a problem, and resolves it', async () => {
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: 'HTTP on Web 1',
      state: 'firing',
      severity: 'critical',
      labels: { host: 'web-1', service: 'HTTP' },
      sourceLink: 'https://icinga.example.com/icingaweb2/icingadb/service?name=HTTP&host.name=web-1',
      message: 'HTTP CRITICAL\\: "503" \\\\ \\$\\(id\\)\\\nsecond line',
    });
    setService('HTTP OK', 0);
    await eventually(async () => (await sender.group(id)).state === 'resolved');
    expect(await sender.group(id)).toMatchObject({ title: 'HTTP on Web 1', severity: 'critical', alertCount: 2 });
    expect(await sender.groups()).toHaveLength(1);
  });
});

/** One host with one service, which is checked each second. */
function configuration(folder: string): string {
  return `include <itl>
const NodeName = "here"
const ZoneName = NodeName
object Endpoint NodeName {}
object Zone ZoneName { endpoints = [ NodeName ] }
object CheckerComponent "checker" {}
object NotificationComponent "notification" {}
object CheckCommand "file" { command = [ "/bin/sh", "${folder}/check" ] }
object Host "web-1" {
  display_name = "Web 1"
  check_command = "file"
  enable_active_checks = false
}
object Service "HTTP" {
  host_name = "web-1"
  check_command = "file"
  check_interval = 1s
  retry_interval = 1s
  max_check_attempts = 1
}
include "conf.d/*.conf"
`;
}
