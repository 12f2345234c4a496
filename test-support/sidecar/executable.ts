import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shells that are `sh` in Grafana's images and in common distributions, as far as this machine has them. */
export const shells = ['/bin/sh', ...findBusybox()].map((command) => ({ shell: command }));

function findBusybox(): string[] {
  const { stdout, status } = spawnSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' });
  return status === 0 ? [`${stdout.trim()} sh`] : [];
}

/** The built executable in `folder`; for a shell other than `/bin/sh`, a copy that names it in its first line. */
export function executableFor(shell: string, folder: string): string {
  const built = join(folder, 'gpx_bellhook_linux_amd64');
  if (shell === '/bin/sh') {
    return built;
  }
  const copy = join(folder, 'gpx_bellhook_other_shell');
  writeFileSync(copy, readFileSync(built, 'utf8').replace(/^#!.*/, `#!${shell}`));
  chmodSync(copy, 0o755);
  return copy;
}

/** Starts the executable as the child of a process that can be killed without a chance to react. */
export async function startUnderParent(
  executable: string,
  env: Record<string, string>
): Promise<{ parent: ChildProcess; pid: number; handshake: string }> {
  const program = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.argv[1], { env: JSON.parse(process.argv[2]), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', (line) => process.send({ pid: child.pid, handshake: String(line) }));
    child.stderr.resume();`;
  const parent = spawn(process.execPath, ['-e', program, executable, JSON.stringify(env)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = await once(parent, 'message');
  return { parent, ...message };
}
