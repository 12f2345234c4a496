import { type Kysely, sql } from 'kysely';
import type { Schema } from '../sql/schema.ts';

/** Another number after each write by another connection. https://www.sqlite.org/pragma.html#pragma_data_version */
export async function readDataVersion(db: Kysely<Schema>): Promise<number | null> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return rows[0]?.data_version ?? null;
}
