import type { TransferRow, TransferTable } from './tables.ts';

/** A store that is copied. Nobody else has it open. */
export interface TransferSource {
  /** For people, without anything secret. */
  readonly name: string;
  /** Another text whenever somebody has written to the store since. */
  fingerprint(): Promise<string>;
  count(table: TransferTable): Promise<number>;
  /**
   * Rows in the order of their keys, as many as are worth a transaction.
   * @param after the key of the row before; null for the first
   * @returns none after the last one
   */
  read(table: TransferTable, after: TransferRow | null): Promise<TransferRow[]>;
  readMarks(): Promise<Marks>;
  close(): Promise<void>;
}

/** An empty store that is filled. No sidecar opens it before `finish`. */
export interface TransferTarget {
  readonly name: string;
  /**
   * Marks it as unfinished, or goes on where an earlier process has ended.
   * @returns how far it is. @throws {CannotTransfer} where it is not empty, or is being filled from something else
   */
  begin(source: Origin): Promise<Progress>;
  /** Writes the rows and how far it is then, both or neither. @throws {CannotTransfer} where another process does the same */
  write(table: TransferTable, rows: readonly TransferRow[], progress: Progress): Promise<void>;
  count(table: TransferTable): Promise<number>;
  /** Has the rest made of what was copied, and takes the mark off. */
  finish(marks: Marks): Promise<void>;
  close(): Promise<void>;
}

/** What a store is filled from. */
export interface Origin {
  readonly name: string;
  readonly fingerprint: string;
}

/** How far each table is, by its name; one that is missing has not been begun. */
export type Progress = Readonly<Record<string, TableProgress>>;

interface TableProgress {
  readonly rows: number;
  /** The key of the last row, see `packKey`. */
  readonly last: PackedKey;
}

export type PackedKey = ReadonlyArray<string | number | { readonly hex: string }>;

/** What a store knows beside its rows. */
export interface Marks {
  /** The highest id that each table ever gave: none is used again. */
  readonly highestIds: Readonly<Record<IdTable, number>>;
  /** As in `retention_time`. */
  readonly trustedAt: number | null;
}

export const idTables = [
  'integrations',
  'alert_groups',
  'alerts',
  'events',
  'operations',
  'operation_parts',
  'receiving_periods',
  'template_changes',
  'handshakes',
] as const;

export type IdTable = (typeof idTables)[number];

/** It cannot be done. The message is one line that says why and what to do. */
export class CannotTransfer extends Error {}

export function packKey(key: TransferRow): PackedKey {
  return key.map((value) =>
    value instanceof Uint8Array ? { hex: Buffer.from(value).toString('hex') } : (value as string | number)
  );
}

export function unpackKey(key: PackedKey): TransferRow {
  return key.map((value) => (typeof value === 'object' ? Buffer.from(value.hex, 'hex') : value));
}
