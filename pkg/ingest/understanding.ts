import type { Brief } from '../work/brief.ts';
import { type Sent, understand, type Understood } from '../work/jobs/understand.ts';
import type { Pool } from '../work/pool.ts';
import { createSlowOnes } from '../work/slow-ones.ts';
import type { ReadyEndpoint } from './ready-endpoint.ts';

/** Reads deliveries and what they mean: at once what takes little time, and on a thread of the pool what takes more. */
export type Understanding = (endpoint: ReadyEndpoint, sent: Sent, asker: Asker) => void;

/**
 * Is told what came of its delivery: one of the two is called, once, and must not throw. It is no promise, because every delivery comes
 * through here.
 */
export interface Asker {
  /** May be called before the call that asks returns. */
  understood(meaning: Understood): void;
  /** @param error `Busy` or `Unfinished`, as `Pool.run` has it, or a fault of ours */
  notUnderstood(error: unknown): void;
}

export interface UnderstandingParts {
  pool: Pick<Pool, 'run' | 'isBusy'>;
  /** The one that the templates of the endpoints tell when they overrun. */
  brief: Brief;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
}

/** Larger bodies take a thread of the pool, in bytes: to read such a one and what it means takes about a millisecond. */
const largestHere = 16 * 1024;

/** The alerts of an integration stay in their order. */
export function createUnderstanding({ pool, brief, elapsed }: UnderstandingParts): Understanding {
  /** Integrations, of whose alerts one overran. */
  const slow = createSlowOnes<number>(elapsed);

  return (endpoint, sent, asker) => {
    const { length: size } = sent.body;
    const { orgId, integrationId, set } = endpoint;
    if (size <= largestHere && !slow.has(integrationId) && !pool.isBusy(orgId, integrationId)) {
      const meaning = brief.attempt(() => understand(set, sent));
      // A form of several parts is read bit by bit, during which other alerts are attempted.
      if (meaning !== undefined && !(meaning instanceof Promise)) {
        return asker.understood(meaning);
      }
      if (meaning === undefined) {
        slow.add(integrationId);
      }
    }
    const { type, name, templates } = endpoint;
    pool.run({ orgId, lane: integrationId, size }, 'understand', { source: { type, name, templates }, sent }).then(
      (meaning) => asker.understood(meaning),
      (error: unknown) => asker.notUnderstood(error)
    );
  };
}
