import { type Fault, type FaultReason, StoreUnavailable } from '../fault.ts';
import { DatabaseRefused } from './lock.ts';

/** @param error as the store's are, or SQLite's, which have an extended result code: https://www.sqlite.org/rescode.html */
export function describeFault(error: unknown): Fault {
  if (error instanceof StoreUnavailable) {
    return error.fault;
  }
  if (error instanceof DatabaseRefused) {
    return { reason: 'locked', message: error.message, isLasting: false };
  }
  const { errcode, syscall, message } = error as { errcode?: number; syscall?: string; message?: string };
  if (syscall !== undefined) {
    return { reason: 'cannot_open', message: `${message}. ${checkFile}`, isLasting: false };
  }
  const [reason, known] = (errcode === undefined ? undefined : faults.get(errcode & 0xff)) ?? [
    'other',
    `The database cannot be used: ${message ?? String(error)}.`,
  ];
  return { reason, message: known, isLasting: reason === 'damaged' };
}

/** What takes longer than anything takes that goes well. */
export const slow: Fault = {
  reason: 'slow',
  message: 'The database does not answer in time. Check the disk.',
  isLasting: false,
};

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
