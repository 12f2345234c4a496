import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner } from './runner.ts';

/** A program that is ended and started again. It ends with this process at the latest. */
export interface Service {
  /** Of its first process. */
  readonly pid: number;
  /** Resolves when it is ready. @throws with the end of its log where it ends instead */
  start(): Promise<void>;
  /** @param how ends it. Resolves when it has ended; does nothing where it has already */
  end(how: (pid: number) => void): Promise<void>;
}

export function createService(
  runner: Runner,
  program: string,
  args: readonly string[],
  isReady: () => Promise<boolean>
): Service {
  let child: ChildProcess | undefined;
  const killAtExit = () => child?.kill('SIGQUIT');
  return {
    get pid() {
      return child?.pid as number;
    },
    async start() {
      child = runner.start(program, args);
      process.once('exit', killAtExit);
      while (!(await isReady())) {
        if (!isRunning(child)) {
          const log = readFileSync(join(runner.home, 'log'), 'utf8');
          throw new Error(`${program} does not start:\n${log.slice(-2000)}`);
        }
        await pause(20);
      }
    },
    async end(how) {
      if (child?.pid !== undefined && isRunning(child)) {
        const ended = once(child, 'exit');
        how(child.pid);
        await ended;
      }
      process.off('exit', killAtExit);
    },
  };
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
