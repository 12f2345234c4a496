import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server in its own process. */
export interface ServerProcess<Ready> {
  readonly pid: number;
  /** What the line reported that showed that it serves. */
  readonly ready: Ready;
  /** Asks it to stop, and resolves when it has; kills it after ten seconds. @throws if it had ended by itself */
  stop(): Promise<void>;
}

export interface Command<Ready> {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Gets each line that the server prints. The first result other than undefined means that it serves. */
  readonly readyLine: (line: string) => Ready | undefined;
}

/** @throws with its output if it ends or is not ready within a minute */
export async function startProcess<Ready>(options: Command<Ready>): Promise<ServerProcess<Ready>> {
  const child = spawn(options.command, options.args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
  }).finally(() => running.delete(child));
  const ready = await waitUntilReady(child, exited, options);
  return {
    pid: child.pid as number,
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`${options.name}: ${await exited}`);
      }
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(timer);
    },
  };
}

const running = new Set<ChildProcess>();

// Every process must end with the run, however the run ends.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

function waitUntilReady<Ready>(
  child: ChildProcess,
  exited: Promise<string>,
  { name, readyLine }: Command<Ready>
): Promise<Ready> {
  const { promise, resolve, reject } = Promise.withResolvers<Ready>();
  const printed: string[] = [];
  const fail = (reason: string) => reject(new Error([`${name} did not start: ${reason}`, ...printed].join('\n')));
  const timer = setTimeout(() => fail('it took more than a minute'), 60_000);
  let waiting = true;
  const look = (line: string) => {
    if (!waiting) {
      return;
    }
    printed.push(line);
    const ready = readyLine(line);
    if (ready !== undefined) {
      resolve(ready);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) {
      createInterface(stream).on('line', look);
    }
  }
  void exited.then(fail);
  return promise.finally(() => {
    waiting = false;
    clearTimeout(timer);
  });
}
