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

/** A limit for the text of such a statement: at least the one that is asked for, and one of a few. */
export function commonLimit(limit: number): number {
  return limit > mostCommon ? limit : 2 ** Math.ceil(Math.log2(limit));
}

/** People choose up to so many of a page; what is larger is chosen here. */
const mostCommon = 512;
