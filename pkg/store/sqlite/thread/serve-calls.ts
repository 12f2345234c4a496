import { parentPort } from 'node:worker_threads';
import { packFailure } from './failure.ts';
import type { ThreadReply, ThreadRequest } from './messages.ts';

/**
 * Carries out the calls that come to this thread.
 * @param carryOut throws, or rejects, with what went wrong
 * @param readState what is told with each reply
 */
export function serveCalls(
  carryOut: (name: string, args: readonly unknown[]) => unknown,
  readState: () => unknown = () => undefined
): void {
  parentPort?.on('message', ({ id, name, args }: ThreadRequest) => {
    try {
      const result = carryOut(name, args);
      if (result instanceof Promise) {
        result.then(
          (later) => reply({ id, result: later }),
          (error: unknown) => reply({ id, error: packFailure(error) })
        );
      } else {
        reply({ id, result });
      }
    } catch (error) {
      reply({ id, error: packFailure(error) });
    }
  });

  function reply(outcome: ThreadReply): void {
    parentPort?.postMessage({ ...outcome, state: readState() } satisfies ThreadReply);
  }
}
