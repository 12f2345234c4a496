import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Sends a signal to the process and to all that it has started. One that has ended meanwhile is passed over. */
export function signalFamily(pid: number, signal: NodeJS.Signals): void {
  signalAll(listFamily(pid), signal);
}

/**
 * Kills the process and all that it has started.
 * @returns resolves when all have ended, so that nothing that they shared is in use any more
 */
export async function killFamily(pid: number): Promise<void> {
  // One that is halted starts no other, which would be missed.
  signalAll([pid], 'SIGSTOP');
  const family = listFamily(pid);
  signalAll(family, 'SIGKILL');
  while (areRunning(family)) {
    await pause(10);
  }
}

/** The process and all that it has started, by their ids. */
export function listFamily(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = lines.map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const family = [pid];
  for (const member of family) {
    family.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return family;
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}

/** Whether one of them has not ended yet. One that only waits to be missed by its parent has. */
function areRunning(pids: readonly number[]): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pids.join()], { encoding: 'utf8' });
  return stdout.split('\n').some((state) => /^[^Z\s]/.test(state));
}
