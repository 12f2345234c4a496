import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { end, hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

where(hasPrograms('nagios4', 'curl')).describe('a real Nagios, set up as the guide says', () => {
  let sender: RealSender;
  let nagios: ChildProcess | undefined;
  let folder: string;

  /** What the check of the service prints, and its state. */
  const setService = (output: string, state: number) =>
    writeFileSync(join(folder, 'check'), `printf '%s' '${output}'; exit ${state}\n`);

  beforeAll(async () => {
    sender = await receiveFrom('nagios');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-nagios-'));
    mkdirSync(join(folder, 'results'));
    const script = '/usr/local/bin/nagios-bellhook';
    const { codes } = sender.guide;
    writeFileSync(join(folder, 'bellhook'), codes.get(script) as string, { mode: 0o700 });
    const configuration = codes.get('/etc/nagios4/conf.d/bellhook.cfg') as string;
    writeFileSync(join(folder, 'bellhook.cfg'), configuration.replaceAll(script, join(folder, 'bellhook')));
    writeFileSync(join(folder, 'objects.cfg'), objects(folder));
    writeFileSync(join(folder, 'nagios.cfg'), settings(folder));
    setService('DISK CRITICAL: 97% (data) \\ #1', 2);
    nagios = spawn('nagios4', [join(folder, 'nagios.cfg')], { stdio: 'ignore' });
  });
  afterAll(async () => {
    await end(nagios);
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  test('opens a group for a service with a problem, and resolves it', async () => {
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: 'Disk on Database 1',
      state: 'firing',
      severity: 'critical',
      labels: { host: 'db-1', service: 'Disk' },
      sourceLink: 'https://wiki.example.com/disk',
      message: expect.stringContaining('DISK CRITICAL\\: 97% \\(data\\)'),
      failures: [],
    });
    setService('DISK OK', 0);
    await eventually(async () => (await sender.group(id)).state === 'resolved');
    expect(await sender.group(id)).toMatchObject({ title: 'Disk on Database 1', severity: 'critical' });
    expect(await sender.groups()).toHaveLength(1);
  });
});

/** One host with one service, which is checked each second, and notifies the guide's contact. */
const objects = (folder: string) => `define timeperiod {
  timeperiod_name 24x7
  alias Always
${['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map((day) => `  ${day} 00:00-24:00\n`).join('')}}
define command {
  command_name file
  command_line /bin/sh ${folder}/check
}
define host {
  host_name db-1
  display_name Database 1
  address 127.0.0.1
  max_check_attempts 1
  active_checks_enabled 0
  notification_period 24x7
  contacts bellhook
}
define service {
  host_name db-1
  service_description Disk
  check_command file
  max_check_attempts 1
  check_interval 1
  retry_interval 1
  check_period 24x7
  notification_period 24x7
  notes_url https://wiki.example.com/disk
  contacts bellhook
}
`;

/** Nothing is written elsewhere. */
const settings = (folder: string) => `cfg_file=${folder}/bellhook.cfg
cfg_file=${folder}/objects.cfg
interval_length=1
service_inter_check_delay_method=n
check_external_commands=0
check_for_updates=0
use_syslog=0
nagios_user=${userInfo().username}
nagios_group=${userInfo().username}
check_result_path=${folder}/results
temp_path=${folder}/results
${['log_file', 'object_cache_file', 'status_file', 'temp_file', 'command_file', 'query_socket', 'lock_file', 'state_retention_file'].map((name) => `${name}=${folder}/${name}\n`).join('')}`;
