import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner } from './runner.ts';

/** A program that is ended and started again. It ends with this process at the latest. */
export interface Service {
  /** Of its first process. */
  readonly pid: number;
  /**
   * Resolves when it is ready. What a former one may still hold for a moment, such as a port, is waited for.
   * @throws with the end of its log where it ends instead
   */
  start(): Promise<void>;
  /** @param how ends it. Resolves when it has ended; does nothing where it has already */
  end(how: (pid: number) => void | Promise<void>): Promise<void>;
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
      process.once('exit', killAtExit);
      for (let tries = 1; ; tries++) {
        const log = await startOnce();
        if (log === undefined) {
          return;
        }
        if (tries === mostTries || !/in use|already exists/i.test(log)) {
          process.off('exit', killAtExit);
          throw new Error(`${program} does not start:\n${log.slice(-2000)}`);
        }
        await pause(500);
      }
    },
    async end(how) {
      if (child?.pid !== undefined && isRunning(child)) {
        const ended = once(child, 'exit');
        await how(child.pid);
        await ended;
      }
      process.off('exit', killAtExit);
    },
  };

  /** @returns what it has logged, where it has ended; undefined when it is ready */
  async function startOnce(): Promise<string | undefined> {
    const path = join(runner.home, 'log');
    const before = existsSync(path) ? statSync(path).size : 0;
    child = runner.start(program, args);
    while (!(await isReady())) {
      if (!isRunning(child)) {
        return readFileSync(path).subarray(before).toString();
      }
      await pause(20);
    }
    return undefined;
  }
}

/** How often it is started where something is in use. */
const mostTries = 20;

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
