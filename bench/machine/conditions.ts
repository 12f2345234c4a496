import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../measure/statistics.ts';

/** The conditions of a run besides the code. */
export interface Conditions {
  date: string;
  cpu: string;
  cores: number;
  /** In GiB. */
  memory: number;
  kernel: string;
  node: string;
  generator: string;
  /** The time to write and flush 4 KiB in the folder of the stores, in microseconds. */
  fsync: { p50: number; p99: number };
  /** If the stores are in memory, a commit does not wait for a disk, and the figures mean nothing. */
  inMemory: boolean;
}

export function readConditions(folder: string, generator: string): Conditions {
  return {
    date: new Date().toISOString(),
    cpu: cpuModel(),
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.versions.node,
    generator,
    fsync: measureFsync(folder),
    inMemory: statfsSync(folder).type === tmpfs,
  };
}

/** TMPFS_MAGIC of statfs(2). */
const tmpfs = 0x01021994;

function cpuModel(): string {
  const model = cpus()[0]?.model ?? 'unknown';
  try {
    const ghz = Number(/^cpu MHz\s*:\s*([\d.]+)/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]) / 1000;
    return Number.isFinite(ghz) ? `${model}, ${ghz.toFixed(1)} GHz` : model;
  } catch {
    return model;
  }
}

function measureFsync(folder: string): Conditions['fsync'] {
  const path = join(folder, 'fsync');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 300 }, () => {
    writeSync(file, block);
    const start = performance.now();
    fsyncSync(file);
    return (performance.now() - start) * 1000;
  });
  closeSync(file);
  rmSync(path);
  return { p50: Math.round(quantile(times, 0.5)), p99: Math.round(quantile(times, 0.99)) };
}
