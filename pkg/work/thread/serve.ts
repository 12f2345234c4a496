import { parentPort } from 'node:worker_threads';
import { timeOnCore } from '../../interpret/time-on-core.ts';
import { createJobRunner } from '../jobs.ts';
import type { WorkReply, WorkRequest } from '../messages.ts';

/** Runs the jobs that this thread receives, one after the other. */
export function serveWork(): void {
  let now = 0;
  const runner = createJobRunner(() => now, timeOnCore);
  parentPort?.on('message', async (request: WorkRequest) => {
    now = request.now;
    const start = timeOnCore();
    const reply = await carryOut(request);
    parentPort?.postMessage({ ...reply, milliseconds: timeOnCore() - start } satisfies WorkReply);
  });

  async function carryOut({ name, input }: WorkRequest): Promise<Pick<WorkReply, 'result' | 'error'>> {
    try {
      return { result: await (runner[name] as (input: unknown) => unknown)(input) };
    } catch (error) {
      return { error: String((error as Error).stack) };
    }
  }
}
