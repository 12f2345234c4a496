import { execFileSync } from 'node:child_process';

/** Sends a signal to the process and to all that it has started. One that has ended meanwhile is passed over. */
export function signalFamily(pid: number, signal: NodeJS.Signals): void {
  for (const member of listFamily(pid)) {
    try {
      process.kill(member, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
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
