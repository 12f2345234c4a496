import { Busy } from '../fair/busy.ts';
import { Overloaded } from '../ingest/group-commit.ts';
import { Forbidden, InvalidCursor } from '../store/errors.ts';
import { StoreUnavailable } from '../store/fault.ts';
import { Unfinished } from '../work/pool.ts';

/** What kept a use case, or a delivery, from being done. */
export type FailureKind =
  'busy' | 'unfinished' | 'overloaded' | 'unavailable' | 'invalid_cursor' | 'forbidden' | 'internal';

/**
 * Names what an error of the store, the pool or the commit means, once for everybody who has to answer for it. `internal` is a fault
 * of ours, for the log.
 */
export function classifyFailure(error: unknown): FailureKind {
  if (error instanceof Busy) {
    return 'busy';
  }
  if (error instanceof Unfinished) {
    return 'unfinished';
  }
  if (error instanceof Overloaded) {
    return 'overloaded';
  }
  if (error instanceof StoreUnavailable) {
    return 'unavailable';
  }
  if (error instanceof Forbidden) {
    return 'forbidden';
  }
  return error instanceof InvalidCursor ? 'invalid_cursor' : 'internal';
}
