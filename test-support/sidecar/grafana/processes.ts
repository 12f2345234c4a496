import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Whether the process exists and is not a zombie. Linux only, like everything here. */
export function isRunning(pid: number): boolean {
  const state = readState(pid);
  return state !== undefined && state !== 'Z';
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((candidate) => candidate > 0 && readParent(candidate) === pid);
}

/** The targets of the process's stdin, stdout and stderr. */
export function standardStreams(pid: number): string[] {
  return [0, 1, 2].map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`));
}

function readState(pid: number): string | undefined {
  return readStat(pid)?.[0];
}

function readParent(pid: number): number {
  return Number(readStat(pid)?.[1]);
}

/** The fields after the name in `/proc/<pid>/stat`: state, parent, … */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
