import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/sidecar/eventually.ts';
import { end, hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

/** Debian's folder of the agent's plugins, and that of Netdata's own packages. */
const plugins = ['/usr/lib/netdata/plugins.d', '/usr/libexec/netdata/plugins.d'].find((folder) =>
  existsSync(join(folder, 'alarm-notify.sh'))
);

where(plugins !== undefined && hasPrograms('curl')).describe('a real Netdata agent, set up as the guide says', () => {
  let sender: RealSender;
  let netdata: ChildProcess | undefined;
  let folder: string;

  /** How full the disk is, which Netdata reads each second. */
  const setDisk = (percent: number) => writeFileSync(join(folder, 'used'), String(percent));

  beforeAll(async () => {
    sender = await receiveFrom('netdata');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-netdata-'));
    for (const name of ['health.d', 'plugins', 'state']) {
      mkdirSync(join(folder, name));
    }
    const file = 'health_alarm_notify.conf';
    writeFileSync(join(folder, file), sender.guide.codes.get(`/etc/netdata/${file}`) as string);
    writeFileSync(join(folder, 'plugins', 'disk.plugin'), plugin(folder), { mode: 0o700 });
    writeFileSync(join(folder, 'health.d', 'disk.conf'), alarm);
    writeFileSync(join(folder, 'netdata.conf'), configuration(folder, plugins as string));
    setDisk(97);
    netdata = spawn('netdata', ['-D', '-c', join(folder, 'netdata.conf')], { stdio: 'ignore' });
  });
  afterAll(async () => {
    await end(netdata);
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  test('opens a group for an alarm, and resolves it when the alarm is clear', async () => {
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: 'disk_full on shop-1',
      state: 'firing',
      severity: 'critical',
      labels: { host: 'shop-1', alert: 'disk_full', chart: 'shop.disk' },
      sourceLink: expect.stringMatching(/^https?:\/\/\S+disk_full/),
      message: expect.stringContaining('is critical disk full = 97%\\\nSpace \\\\ on \\$\\(id\\)'),
      failures: [],
    });
    setDisk(10);
    await eventually(async () => (await sender.group(id)).state === 'resolved');
    expect(await sender.group(id)).toMatchObject({ title: 'disk_full on shop-1', severity: 'critical', alertCount: 2 });
    expect(await sender.groups()).toHaveLength(1);
  });
});

/** A chart with the number in the file `used`. */
const plugin = (folder: string) => `#!/bin/sh
echo "CHART shop.disk '' Disk percent disk shop.disk_used line 1000 1"
echo "DIMENSION used '' absolute 1 1"
while :; do
  echo "BEGIN shop.disk"
  echo "SET used = $(cat '${folder}/used')"
  echo "END"
  sleep 1
done
`;

const alarm = String.raw`alarm: disk_full
on: shop.disk
lookup: max -1s unaligned of used
units: %
every: 1s
crit: $this > 90
info: Space \ on $(id)
to: sysadmin
`;

/** It watches that chart and nothing else, serves no pages, writes nowhere else, and has not the lowest priority, by which a busy machine would starve it. */
const configuration = (folder: string, notifiers: string) => `[global]
  run as user = ${userInfo().username}
  hostname = shop-1
  process scheduling policy = keep
[db]
  mode = ram
  retention = 300
[directories]
  config = ${folder}
  stock config = ${folder}/state
  cache = ${folder}/state
  lib = ${folder}/state
  lock = ${folder}/state
  log = ${folder}/state
  home = ${folder}/state
  plugins = "${notifiers}" "${folder}/plugins"
[web]
  mode = none
[health]
  run at least every seconds = 1
  postpone alarms during hibernation for seconds = 0
  enable stock health configuration = no
[statsd]
  enabled = no
[plugins]
  enable running new plugins = no
  disk = yes
${['timex', 'idlejitter', 'tc', 'diskspace', 'proc', 'cgroups', 'checks', 'statsd', 'slabinfo', 'netdata monitoring', 'netdata monitoring extended'].map((name) => `  ${name} = no\n`).join('')}`;
