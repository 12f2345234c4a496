import { spawn } from 'node:child_process';
import { root } from './paths.ts';

/** Runs a script of package.json, without its output, and returns whether it succeeded. Ends it when `signal` aborts. */
export function runScript(name: string, signal: AbortSignal): Promise<boolean> {
  // In its own process group, so that the processes that npm starts end with it.
  const child = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: 'ignore', detached: true });
  const end = () => child.pid && process.kill(-child.pid, 'SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve(code === 0);
    });
  });
}
