import type { CompiledQuery, QueryExecutorProvider } from 'kysely';
import type { Database } from './database.ts';

/** Reads with a statement that is asked again and again, in one of a few texts: the database may keep its plan. */
export async function readOften<Row>(
  { db, keepPlan }: Pick<Database, 'db' | 'keepPlan'>,
  query: { compile(executor: QueryExecutorProvider): CompiledQuery<Row> }
): Promise<Row[]> {
  const compiled = query.compile(db);
  keepPlan(compiled.sql);
  return (await db.executeQuery(compiled)).rows;
}
