import { sourceOf } from '../interpret/template-set.ts';
import type { Brief } from '../work/brief.ts';
import { type Sent, understandFew, type Understood } from '../work/jobs/understand.ts';
import type { Pool } from '../work/pool.ts';
import { createSlowOnes } from '../work/slow-ones.ts';
import type { ReadyEndpoint } from './ready-endpoint.ts';

/** Parses deliveries and applies their templates: quick ones at once, slow ones on a thread of the pool. */
export type Understanding = (endpoint: ReadyEndpoint, sent: Sent, callbacks: UnderstandingCallbacks) => void;

/**
 * Callbacks for the outcome of a delivery. One of them is called, once, and must not throw. There is no promise, because every delivery
 * passes here.
 */
export interface UnderstandingCallbacks {
  /** May be called before `Understanding` returns. */
  understood(meaning: Understood): void;
  /** @param error `Busy` or `Unfinished`, as `Pool.run` has it, or a fault of ours */
  notUnderstood(error: unknown): void;
}

export interface UnderstandingParts {
  pool: Pick<Pool, 'run' | 'isBusy'>;
  /** The templates of the endpoints report to it when they take too long. */
  brief: Brief;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
}

/** Larger bodies, in bytes, are handled by the pool: a body of this size takes about a millisecond. */
const largestHere = 16 * 1024;

/** A split delivery with more alerts is handled by the pool, too: it is as much work as so many deliveries. */
const mostAlertsHere = 8;

/** Keeps the alerts of an integration in their order. */
export function createUnderstanding({ pool, brief, elapsed }: UnderstandingParts): Understanding {
  /** Integrations with an alert that took too long. */
  const slow = createSlowOnes<number>(elapsed);

  return (endpoint, sent, callbacks) => {
    const { length: size } = sent.body;
    const { orgId, integrationId, set } = endpoint;
    if (size <= largestHere && !slow.has(integrationId) && !pool.isBusy(orgId, integrationId)) {
      const meaning = brief.attempt(() => understandFew(set, sent, mostAlertsHere));
      // A multipart form is read in steps, between which other alerts are handled.
      if (meaning !== undefined && !(meaning instanceof Promise)) {
        return callbacks.understood(meaning);
      }
      if (meaning === undefined) {
        slow.add(integrationId);
      }
    }
    pool.run({ orgId, lane: integrationId, size }, 'understand', { source: sourceOf(endpoint), sent }).then(
      (meaning) => callbacks.understood(meaning),
      (error: unknown) => callbacks.notUnderstood(error)
    );
  };
}
