import { type Kysely, sql } from 'kysely';

/** Executes SQL statements, one after the other. */
export async function executeAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
