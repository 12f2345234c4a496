import { parentPort } from 'node:worker_threads';
import { packFailure } from './failure.ts';
import type { ThreadReply, ThreadRequest } from './messages.ts';

export interface ServedCalls {
  /** The state of the thread, which goes with each reply. */
  readState?: () => unknown;
  /** Arrays of a result whose memory moves to the calling thread instead of being copied. No two share their memory. */
  movedOf?: (name: string, result: unknown) => readonly Uint8Array[];
}

/**
 * Carries out the calls to this thread.
 * @param carryOut throws, or rejects, where the call fails
 */
export function serveCalls(
  carryOut: (name: string, args: readonly unknown[]) => unknown,
  { readState, movedOf }: ServedCalls = {}
): void {
  parentPort?.on('message', ({ id, name, args }: ThreadRequest) => {
    try {
      const result = carryOut(name, args);
      if (result instanceof Promise) {
        result.then(
          (later) => reply({ id, result: later }, movedOf?.(name, later)),
          (error: unknown) => reply({ id, error: packFailure(error) })
        );
      } else {
        reply({ id, result }, movedOf?.(name, result));
      }
    } catch (error) {
      reply({ id, error: packFailure(error) });
    }
  });

  function reply(outcome: ThreadReply, moved: readonly Uint8Array[] = []): void {
    const memory = moved.map(({ buffer }) => buffer as ArrayBuffer);
    parentPort?.postMessage({ ...outcome, state: readState?.() } satisfies ThreadReply, memory);
  }
}
