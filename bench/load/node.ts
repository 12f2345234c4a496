import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Generator, LoadResult } from './load.ts';

const run = promisify(execFile);

/** The order for the generator's process: for how long, or how many requests with the keys in turn. */
export interface Order {
  readonly url: string;
  readonly body: string;
  readonly keys: number;
  readonly firstKey: number;
  readonly secret?: string;
  readonly connections: number;
  readonly until: { readonly seconds: number } | { readonly requests: number };
}

/** A load generator for machines without `wrk`. It takes more CPU time, which the server then lacks. */
export const nodeGenerator: Generator = {
  name: `Node.js ${process.versions.node}`,
  run: ({ seconds, ...load }) => send({ ...load, until: { seconds } }),
};

export async function send(order: Order): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, [program, JSON.stringify(order)]);
  return JSON.parse(stdout) as LoadResult;
}

const program = fileURLToPath(new URL('node-program.ts', import.meta.url));
