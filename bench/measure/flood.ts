import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sidecar } from '../servers/sidecar.ts';
import type { Flood } from './floods.ts';

/** What the flood's process is told at its start. */
export interface FloodOrder {
  readonly name: string;
  readonly origin: string;
  readonly socket: string;
}

export interface FloodResult {
  /** The answers by status; 0 stands for no answer. */
  readonly answers: Readonly<Record<number, number>>;
}

/** A flood that goes on until it is ended. */
export interface RunningFlood {
  /** Sends no more requests; resolves once the last one is answered. */
  end(): Promise<FloodResult>;
}

/**
 * Starts a flood in a process of its own, which gives way to all others: what its client does with the replies would be done on
 * other machines. Resolves once the flood has begun.
 */
export async function startFlood({ name }: Flood, { origin, socket }: Sidecar): Promise<RunningFlood> {
  const child = fork(program, [JSON.stringify({ name, origin, socket } satisfies FloodOrder)]);
  const exited = once(child, 'exit').then(() => {
    throw new Error(`the flood of ${name} ended by itself`);
  });
  const next = () => Promise.race([once(child, 'message'), exited]);
  await next();
  return {
    async end() {
      const told = next();
      child.send('end');
      const [result] = (await told) as [FloodResult];
      child.disconnect();
      return result;
    },
  };
}

const program = fileURLToPath(new URL('flood-program.ts', import.meta.url));
