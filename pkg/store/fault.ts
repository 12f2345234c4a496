/** Why the database cannot be read or written. */
export interface Fault {
  readonly reason: FaultReason;
  /** What it means and what a person has to do. */
  readonly message: string;
  /** Whether only a new start can end it; the others end by themselves once their cause is gone. */
  readonly isLasting: boolean;
}

export type FaultReason =
  | 'locked'
  | 'read_only'
  | 'disk_error'
  | 'damaged'
  | 'disk_full'
  | 'cannot_open'
  | 'unreachable'
  | 'not_admitted'
  | 'too_many_connections'
  | 'slow'
  | 'file_lost'
  | 'other';

/**
 * The database cannot be read or written. The message says why, and what a person has to do. Every store rejects with this where
 * its database is at fault, so that its callers know no error of any database.
 */
export class StoreUnavailable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options);
    this.name = 'StoreUnavailable';
    this.fault = fault;
  }
}

/** What an error of a store means. One that does not say has the reason `other`. */
export function classifyError(error: unknown): Fault {
  if (error instanceof StoreUnavailable) {
    return error.fault;
  }
  const { message } = error as { message?: string };
  return {
    reason: 'other',
    message: `The database cannot be used: ${message ?? String(error)}.`,
    isLasting: false,
  };
}

/** The database takes longer than it ever takes when all is well. */
export const slow: Fault = {
  reason: 'slow',
  message: 'The database does not answer in time. Check the disk.',
  isLasting: false,
};
