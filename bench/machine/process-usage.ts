import { readFileSync } from 'node:fs';

/** The resources that a process has used. */
export interface ProcessUsage {
  /** The CPU time of all its threads since its start, in microseconds. */
  readonly cpu: number;
  /** Resident memory, in MiB. */
  readonly rss: number;
}

/** Null on systems without `/proc`, and for a process that has ended. */
export function readUsage(pid: number): ProcessUsage | null {
  try {
    return {
      cpu: parseCpu(readFileSync(`/proc/${pid}/stat`, 'utf8')),
      rss: parseRss(readFileSync(`/proc/${pid}/status`, 'utf8')),
    };
  } catch {
    return null;
  }
}

/** Linux reports CPU time in hundredths of a second on every architecture of Node.js (proc(5)). */
const microsecondsPerTick = 10_000;

/** utime and stime are the fields 14 and 15; the name, field 2, is in parentheses and may hold spaces. */
export function parseCpu(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
}

function parseRss(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
