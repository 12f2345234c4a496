import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { isRunning } from '../../test-support/sidecar/grafana/processes.ts';
import { type LogEntry, startPlugin } from './plugin-process.ts';

let folder: string;
let log: LogEntry[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(script: string, env: Record<string, string> = {}) {
  const executable = join(folder, 'plugin');
  writeFileSync(executable, `#!/bin/sh\n${script}\n`);
  chmodSync(executable, 0o755);
  return startPlugin({ executable, env, log: (entry) => log.push(entry) });
}

const handshake = `echo '1|2|unix|/nowhere/plugin.sock|grpc'`;

describe('a plugin does not start', () => {
  test('when it ends without a handshake; the error contains its stderr', async () => {
    const script = `echo '{"@level":"error","@message":"the reason"}' >&2; echo more >&2; exit 3`;
    await expect(start(script)).rejects.toThrow('the plugin did not start: it ended with code 3\nthe reason\nmore');
    expect(log).toEqual([
      { level: 'error', message: 'the reason', fields: {} },
      { level: 'debug', message: 'more', fields: {} },
    ]);
  });

  test('when it prints something else first; then it is stopped', async () => {
    const pidFile = join(folder, 'pid');
    await expect(start(`echo $$ >'${pidFile}'; echo hello; ${handshake}; exec sleep 60`)).rejects.toThrow(
      'not a handshake that Grafana accepts: "hello"'
    );
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await eventually(() => !isRunning(pid));
  });

  test('when the file does not exist', async () => {
    await expect(startPlugin({ executable: join(folder, 'none'), env: {}, log: () => {} })).rejects.toThrow('ENOENT');
  });

  test('when the file is not executable', async () => {
    const executable = join(folder, 'plugin');
    writeFileSync(executable, '#!/bin/sh\n');
    await expect(startPlugin({ executable, env: {}, log: () => {} })).rejects.toThrow('EACCES');
  });
});

test('a plugin gets the environment that Grafana passes, and nothing of the host’s', async () => {
  const file = join(folder, 'env');
  const plugin = await start(`env >'${file}'; ${handshake}; exec sleep 60`, { GF_PLUGIN_MODE: 'attach' });
  await plugin.stop();
  const names = readFileSync(file, 'utf8').match(/^\w+(?==)/gm) ?? [];
  const ofTheShell = ['PWD', 'OLDPWD', 'SHLVL', '_'];
  expect(names.filter((name) => !ofTheShell.includes(name)).sort()).toEqual([
    'GF_EDITION',
    'GF_INSTANCE_FEATURE_TOGGLES_ENABLE',
    'GF_PLUGIN_MODE',
    'GF_VERSION',
    'PLUGIN_MAX_PORT',
    'PLUGIN_MIN_PORT',
    'PLUGIN_PROTOCOL_VERSIONS',
    'grafana_plugin_type',
  ]);
});

test('a plugin that ended is restarted, also after a failed start', async () => {
  const runs = join(folder, 'runs');
  const script = `echo run >>'${runs}'
    case $(wc -l <'${runs}') in 1) ${handshake}; exit 0 ;; 2) echo broken >&2; exit 1 ;; esac
    ${handshake}; exec sleep 60`;
  const plugin = await start(script);
  const { pid } = plugin;
  await eventually(() => plugin.pid !== pid);
  expect(log.map(({ level, message }) => [level, message])).toEqual([
    ['debug', 'broken'],
    ['error', 'the plugin did not start: it ended with code 1\nbroken'],
    ['info', 'the plugin was restarted'],
  ]);
  await plugin.stop();
  expect(isRunning(plugin.pid)).toBe(false);
});

test('a stopped plugin is not restarted', async () => {
  const runs = join(folder, 'runs');
  const plugin = await start(`echo run >>'${runs}'; ${handshake}; exit 0`);
  await plugin.stop();
  rmSync(runs);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(existsSync(runs)).toBe(false);
});
