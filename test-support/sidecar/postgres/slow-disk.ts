import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from './server.ts';

/** Whether this machine can slow a disk down for the processes of others. */
export const canSlowDisk = process.getuid?.() === 0 && spawnSync('strace', ['--version']).status === 0;

/**
 * Has each flush to the disk of a server that flushes take longer, in the processes that it has and in those that it starts.
 * @param delay in milliseconds
 * @returns makes the disk as quick as before
 */
export async function slowDisk(server: Pick<PostgresServer, 'processes'>, delay: number): Promise<() => Promise<void>> {
  const calls = 'fsync,fdatasync';
  const tracer = spawn('strace', [
    ...['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:delay_exit=${delay * 1000}`],
    ...server.processes().flatMap((pid) => ['-p', String(pid)]),
  ]);
  await untilAttached(tracer);
  const ended = once(tracer, 'exit');
  return async () => {
    tracer.kill('SIGTERM');
    await ended;
  };
}

/** It says so for each process. */
async function untilAttached(tracer: ChildProcess): Promise<void> {
  tracer.stderr?.resume();
  await Promise.race([once(tracer.stderr as NodeJS.ReadableStream, 'data'), once(tracer, 'exit')]);
  await pause(100);
  if (tracer.exitCode !== null) {
    throw new Error('strace cannot slow the disk down');
  }
}
