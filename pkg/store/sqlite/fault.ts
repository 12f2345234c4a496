import { classifyError, type Fault, type FaultReason, StoreUnavailable } from '../fault.ts';

/**
 * What an error means that the database, its files or its threads have thrown.
 * @param error SQLite's have an extended result code: https://www.sqlite.org/rescode.html
 */
export function classifySqliteError(error: unknown): Fault {
  const { errcode, syscall, message } = error as { errcode?: number; syscall?: string; message?: string };
  if (syscall !== undefined) {
    return { reason: 'cannot_open', message: `${message}. ${checkFile}`, isLasting: false };
  }
  const known = errcode === undefined ? undefined : faults.get(errcode & 0xff);
  return known === undefined
    ? classifyError(error)
    : { reason: known[0], message: known[1], isLasting: known[0] === 'damaged' };
}

/** The error as a store rejects with it: `StoreUnavailable` where the database is at fault, else as it is. */
export function toStoreError(error: unknown): unknown {
  const fault = classifySqliteError(error);
  return fault.reason === 'other' || error instanceof StoreUnavailable
    ? error
    : new StoreUnavailable(fault, { cause: error });
}

type KnownFault = readonly [reason: FaultReason, message: string];

const locked: KnownFault = ['locked', 'The database is locked by another process. Let only one sidecar use the file.'];

const checkFile = 'Check that its file and its folder are there and writable.';

/** By the primary result code. */
const faults: ReadonlyMap<number, KnownFault> = new Map([
  [5, locked],
  [6, locked],
  [8, ['read_only', 'The database is read-only. Make its file and its folder writable.']],
  [10, ['disk_error', 'The disk reports an error. Check the disk and the mount of the database’s folder.']],
  [11, ['damaged', 'The database is damaged. Stop the sidecar and restore a backup.']],
  [13, ['disk_full', 'The disk is full. Free some space.']],
  [14, ['cannot_open', `The database cannot be opened. ${checkFile}`]],
  [26, ['damaged', 'The file is no database, or is damaged. Stop the sidecar and restore a backup.']],
]);
