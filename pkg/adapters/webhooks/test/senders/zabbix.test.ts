import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hasPrograms, type RealSender, receiveFrom } from '../../../../../test-support/sidecar/real-sender.ts';
import { where } from '../../../../../test-support/sidecar/where.ts';

where(hasPrograms('zabbix_js')).describe('the media type of the guide, in the engine of a real Zabbix', () => {
  let sender: RealSender;
  let folder: string;

  /** Runs the script as Zabbix does: with the parameters of the media type, whose macros it has replaced. */
  const notify = async (macros: Record<string, string>) => {
    const { codes, fields } = sender.guide;
    const parameters = [...fields].filter(([name]) => /^[a-z_]+$/.test(name));
    const resolved = parameters.map(([name, value]) => [
      name,
      value.replace(/\{\$?[A-Z.]+\}/g, (macro) => macros[macro] ?? macro),
    ]);
    writeFileSync(join(folder, 'script.js'), codes.get('JavaScript') as string);
    writeFileSync(join(folder, 'parameters.json'), JSON.stringify(Object.fromEntries(resolved)));
    const engine = spawn('zabbix_js', ['-s', 'script.js', '-i', 'parameters.json'], { cwd: folder });
    const [printed, complaint] = await Promise.all([text(engine.stdout), text(engine.stderr)]);
    return `${printed}${complaint}`.trim();
  };

  beforeAll(async () => {
    sender = await receiveFrom('zabbix');
    folder = mkdtempSync(join(tmpdir(), 'bellhook-zabbix-'));
  });
  afterAll(async () => {
    await sender.close();
    rmSync(folder, { recursive: true });
  });

  const problem = () => ({
    '{ALERT.SENDTO}': sender.url,
    '{EVENT.ID}': '40217',
    '{EVENT.NAME}': 'Disk "data" is full \\ 97 %',
    '{ALERT.MESSAGE}': 'Problem started at 11:58:04\r\nProblem name: Disk full\r\nHost: db-1\r\n',
    '{EVENT.VALUE}': '1',
    '{EVENT.SEVERITY}': 'Disaster',
    '{EVENT.ACK.STATUS}': 'No',
    '{HOST.NAME}': 'db-1',
    '{$ZABBIX.URL}': 'https://zabbix.example.com',
    '{TRIGGER.ID}': '23101',
  });

  test('opens a group for a problem, and resolves it with the recovery of that problem', async () => {
    expect(await notify(problem())).toBe('OK');
    const { id } = await sender.firstGroup();
    expect(await sender.group(id)).toMatchObject({
      title: 'Disk full',
      state: 'firing',
      severity: 'critical',
      groupingKey: '40217',
      labels: { host: 'db-1' },
      sourceLink: 'https://zabbix.example.com/tr_events.php?triggerid=23101&eventid=40217',
      failures: [],
    });
    // In a recovery EVENT.ID and EVENT.NAME are those of the problem.
    expect(await notify({ ...problem(), '{EVENT.VALUE}': '0' })).toBe('OK');
    expect(await sender.group(id)).toMatchObject({ state: 'resolved', severity: 'critical', alertCount: 2 });
    expect(await sender.groups()).toHaveLength(1);
  });

  test('makes Zabbix try again, and say why, where the alert was not taken', async () => {
    const elsewhere = new URL('../another-token-that-nobody-has/', sender.url).href;
    expect(await notify({ ...problem(), '{ALERT.SENDTO}': elsewhere })).toMatch(/HTTP 403/);
  });
});
