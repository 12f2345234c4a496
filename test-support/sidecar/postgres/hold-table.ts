import pg from 'pg';
import type { PostgresServer } from './server.ts';

/** Keeps everybody from writing to a table. @returns ends that */
export async function holdTable(
  server: Pick<PostgresServer, 'url'>,
  database: string,
  table: string
): Promise<() => Promise<void>> {
  const client = new pg.Client(server.url(database));
  await client.connect();
  await client.query(`begin; lock table ${pg.escapeIdentifier(table)} in share mode`);
  return () => client.end();
}
