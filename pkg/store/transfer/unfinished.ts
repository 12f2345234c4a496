import { StoreUnavailable } from '../fault.ts';
import { CannotTransfer, type Origin, type Progress } from './places.ts';

/** The table of one row that a store has while it is filled from another. */
export const unfinishedTable = 'unfinished_copy';

/** Its columns, all texts. */
export interface UnfinishedRow {
  readonly source: string;
  readonly fingerprint: string;
  /** JSON. */
  readonly progress: string;
}

/** What whoever opens the store is told. */
export function unfinishedCopy(source: string): StoreUnavailable {
  return new StoreUnavailable({
    reason: 'cannot_open',
    message: `It is an unfinished copy of ${source}. Let migrate-store finish it, or delete it.`,
    isLasting: false,
  });
}

/**
 * @param row what an earlier process has left
 * @throws {CannotTransfer} where its work cannot be continued
 */
export function continueFrom(target: string, row: UnfinishedRow, source: Origin): Progress {
  if (row.source !== source.name) {
    throw new CannotTransfer(
      `${target} is an unfinished copy of ${row.source}, not of ${source.name}. Empty it, and start again.`
    );
  }
  if (row.fingerprint !== source.fingerprint) {
    throw new CannotTransfer(
      `${source.name} has changed since the copy to ${target} began. Empty the copy, and start again.`
    );
  }
  return JSON.parse(row.progress) as Progress;
}

export function notEmpty(target: string): CannotTransfer {
  return new CannotTransfer(`${target} is not empty. Name an empty one.`);
}
