import { InvalidCursor, OperationTaken } from '../../errors.ts';
import { type Fault, StoreUnavailable } from '../../fault.ts';
import { classifySqliteError } from '../fault.ts';

/** An error as it passes between threads. Its class and the fields that SQLite adds would be lost on the way. */
export interface Failure {
  readonly message: string;
  /** Null where the call is at fault, not the database. */
  readonly fault: Fault | null;
  /** Which of the errors of a store it is; null where it is none. */
  readonly name: keyof typeof storeErrors | null;
}

const storeErrors = { InvalidCursor, OperationTaken };

const names = Object.keys(storeErrors) as Array<keyof typeof storeErrors>;

export function packFailure(error: unknown): Failure {
  const fault = classifySqliteError(error);
  return {
    message: error instanceof Error ? error.message : String(error),
    fault: fault.reason === 'other' ? null : fault,
    name: names.find((name) => error instanceof storeErrors[name]) ?? null,
  };
}

export function unpackFailure({ message, fault, name }: Failure): Error {
  if (fault !== null) {
    return new StoreUnavailable(fault, { cause: message });
  }
  return name === null ? new Error(message) : new storeErrors[name]();
}
