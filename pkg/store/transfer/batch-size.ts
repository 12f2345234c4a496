import type { TransferRow } from './tables.ts';

/** Rows that are written in one transaction at most. */
export const mostRows = 2000;

/** In these rows, unless one alone has more. */
export const mostCharacters = 4_000_000;

/** Takes rows until a transaction of more would be too large for the memory; one row at least, if there is one. */
export function createBatch(): { readonly rows: TransferRow[]; add(row: TransferRow): boolean } {
  const rows: TransferRow[] = [];
  let size = 0;
  return {
    rows,
    /** @returns whether it is full */
    add(row) {
      rows.push(row);
      for (const value of row) {
        size += typeof value === 'object' ? (value?.length ?? 0) : typeof value === 'string' ? value.length : 8;
      }
      return size >= mostCharacters;
    },
  };
}
