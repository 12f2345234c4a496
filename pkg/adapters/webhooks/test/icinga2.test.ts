import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';
import { where } from '../../../../test-support/sidecar/where.ts';

jest.unstable_mockModule('@grafana/i18n', () => ({ t: (_key: string, text: string) => text }));

const installed = !spawnSync('icinga2', ['--version']).error && !spawnSync('curl', ['--version']).error;

where(installed).describe('a real Icinga 2, set up as the guide says', () => {
  let sidecar: TestSidecar;
  let icinga: ChildProcess | undefined;
  let folder: string;

  /** What the check of the service prints, and its state. */
  const setService = (output: string, state: number) =>
    writeFileSync(join(folder, 'check'), `printf '%s' '${output}'; exit ${state}\n`);
  const groups = async () => (await sidecar.call('GET', 'alert-groups')).body.items;

  beforeAll(async () => {
    sidecar = await startTestSidecar();
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Icinga', type: 'icinga2' });
    folder = mkdtempSync(join(tmpdir(), 'bellhook-icinga-'));
    const { guide } = await import('../../../integration-types/icinga2/guide.ts');
    const codes = guide
      .steps(`http://127.0.0.1:${sidecar.port}${new URL(body.url).pathname}`)
      .flatMap(({ code }) => (code?.label.startsWith('/etc/icinga2/') ? [code] : []));
    for (const name of ['scripts', 'conf.d']) {
      mkdirSync(join(folder, name));
    }
    for (const { label, text } of codes) {
      writeFileSync(join(folder, label.replace('/etc/icinga2/', '')), text, { mode: 0o700 });
    }
    expect(codes.map(({ label }) => basename(label))).toEqual(['bellhook.sh', 'bellhook.conf']);
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
    const ended = new Promise<void>((resolve) => icinga?.once('exit', () => resolve()) ?? resolve());
    icinga?.kill();
    await ended;
    await sidecar.close();
    rmSync(folder, { recursive: true });
  });

  test('opens a group for a service with a problem, and resolves it', async () => {
    const [opened] = await eventually(async () => {
      const list = await groups();
      return list.length > 0 && list;
    }, 30_000);
    const group = async () => (await sidecar.call('GET', `alert-groups/${opened.id}`)).body;
    expect(await group()).toMatchObject({
      title: 'HTTP on Web 1',
      state: 'firing',
      severity: 'critical',
      labels: { host: 'web-1', service: 'HTTP' },
      sourceLink: 'https://icinga.example.com/icingaweb2/icingadb/service?name=HTTP&host.name=web-1',
      message: 'HTTP CRITICAL\\: "503" \\\\ \\$\\(id\\)\\\nsecond line',
    });
    setService('HTTP OK', 0);
    await eventually(async () => (await group()).state === 'resolved', 30_000);
    expect(await group()).toMatchObject({ title: 'HTTP on Web 1', severity: 'critical', alertCount: 2 });
    expect(await groups()).toHaveLength(1);
  }, 60_000);
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
