import { spawn } from 'node:child_process';
import { root } from './paths.ts';

/** Runs a script of package.json and says whether it succeeded; its output is dropped. Ends it where `signal` aborts. */
export function runScript(name: string, signal: AbortSignal): Promise<boolean> {
  // A group of its own, so that what npm starts can be ended with it.
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
