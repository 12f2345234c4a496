import { type Kysely, sql } from 'kysely';
import type { PostgresSchema } from '../schema.ts';
import type { Db } from '../writer/db.ts';

/** The table with the indexes that an unfinished copy is to have. */
const lateIndexes = sql.table('unfinished_indexes');

/**
 * Takes the indexes away that no constraint needs: to build them at the end, sorted, is several times as fast as to add every row to
 * them. Those of a partitioned table are built for its partitions, too.
 */
export async function takeIndexesAway(db: Db, tables: readonly string[]): Promise<void> {
  await sql`create table ${lateIndexes} (definition text)`.execute(db);
  const { rows } = await sql<{ name: string; definition: string }>`
    select index.relname as name, replace(pg_get_indexdef(index.oid), ' ON ONLY ', ' ON ') as definition
    from pg_index join pg_class as index on index.oid = indexrelid join pg_class as indexed on indexed.oid = indrelid
    where indexed.relnamespace = current_schema()::regnamespace and indexed.relname = any(${tables}::text[])
      and not exists (select 1 from pg_constraint where conindid = index.oid)`.execute(db);
  for (const { name, definition } of rows) {
    await sql`insert into ${lateIndexes} values (${definition})`.execute(db);
    await sql`drop index ${sql.table(name)}`.execute(db);
  }
}

/** Builds them, each in a transaction of its own, so that who goes on after an end has less to do. */
export async function buildIndexes(db: Kysely<PostgresSchema>): Promise<void> {
  const { rows } = await sql<{ definition: string }>`select definition from ${lateIndexes}`.execute(db);
  for (const { definition } of rows) {
    await db.transaction().execute(async (tx) => {
      await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
      await sql.raw(definition).execute(tx);
      await sql`delete from ${lateIndexes} where definition = ${definition}`.execute(tx);
    });
  }
}

export async function forgetIndexes(db: Db): Promise<void> {
  await sql`drop table ${lateIndexes}`.execute(db);
}
