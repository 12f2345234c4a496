/** Why the database cannot be read or written. */
export interface Fault {
  readonly reason: FaultReason;
  /** What it means and what a person has to do. */
  readonly message: string;
  /** Whether only a new start can end it; the others end by themselves once their cause is gone. */
  readonly isLasting: boolean;
}

export const faultReasons = [
  'locked',
  'read_only',
  'disk_error',
  'damaged',
  'disk_full',
  'cannot_open',
  'slow',
  'file_lost',
  'other',
] as const;

export type FaultReason = (typeof faultReasons)[number];

/** The database cannot be read or written. The message says why, and what a person has to do. */
export class StoreUnavailable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options);
    this.name = 'StoreUnavailable';
    this.fault = fault;
  }
}
