import { InvalidCursor } from '../../errors.ts';
import { type Fault, StoreUnavailable } from '../../fault.ts';
import { classifySqliteError } from '../fault.ts';

/** An error as it passes between threads. Its class and the fields that SQLite adds would be lost on the way. */
export interface Failure {
  readonly message: string;
  /** Null where the call is at fault, not the database. */
  readonly fault: Fault | null;
  readonly isInvalidCursor: boolean;
}

export function packFailure(error: unknown): Failure {
  const fault = classifySqliteError(error);
  return {
    message: error instanceof Error ? error.message : String(error),
    fault: fault.reason === 'other' ? null : fault,
    isInvalidCursor: error instanceof InvalidCursor,
  };
}

export function unpackFailure({ message, fault, isInvalidCursor }: Failure): Error {
  if (fault !== null) {
    return new StoreUnavailable(fault, { cause: message });
  }
  return isInvalidCursor ? new InvalidCursor() : new Error(message);
}
