import type { SelectType } from 'kysely';
import type { Schema } from './schema.ts';

export type Table = keyof Schema & string;
export type Column<Of extends Table> = keyof Schema[Of] & string;

/** The values of a row, in the order of the columns. */
export type RowValues<Of extends Table, Columns extends ReadonlyArray<Column<Of>>> = {
  -readonly [Place in keyof Columns]: SelectType<Schema[Of][Columns[Place]]>;
};
