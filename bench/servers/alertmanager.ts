import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alertmanagerBody } from '../payload.ts';
import type { Server } from './server.ts';
import { startProcess } from './server-process.ts';

const command = 'prometheus-alertmanager';

/** @returns its version as it reports it, or undefined if Debian's package is not installed */
export async function findAlertmanager(): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, ['--version']);
    return /version (\S+)/.exec(stdout + stderr)?.[1];
  } catch {
    return undefined;
  }
}

/** A single Alertmanager, with a receiver that does nothing, and a group for each key, as in Bellhook. */
export async function startAlertmanager(folder: string): Promise<Server> {
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(config, 'route: {receiver: none, group_by: [alert_uid]}\nreceivers: [{name: none}]\n');
  const { pid, ready, stop } = await startProcess({
    name: 'Alertmanager',
    command,
    args: [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      '--web.listen-address=127.0.0.1:0',
      '--cluster.listen-address=',
    ],
    readyLine: (line) => /address=127\.0\.0\.1:([1-9]\d*)/.exec(line)?.[1],
  });
  return {
    name: 'Alertmanager',
    pid,
    url: `http://127.0.0.1:${ready}/api/v2/alerts`,
    body: alertmanagerBody,
    stop,
  };
}
