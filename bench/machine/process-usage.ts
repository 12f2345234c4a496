import { readFileSync } from 'node:fs';

/** What a process has used. */
export interface ProcessUsage {
  /** CPU time of all of its threads since it began, in microseconds. */
  readonly cpu: number;
  /** Resident memory, in MiB. */
  readonly rss: number;
}

/** Null on systems without `/proc`, and for a process that is gone. */
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

/** Linux tells CPU time to programs in hundredths of a second, on every architecture that Node.js runs on (proc(5)). */
const microsecondsPerTick = 10_000;

/** utime and stime are the fields 14 and 15; the name, field 2, is in parentheses and may hold spaces. */
export function parseCpu(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
}

function parseRss(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
