import { readContent, type StoredContent } from '../sql/org-content.ts';
import { openReader } from './connection.ts';
import { migrations } from './migrate.ts';
import { toSqliteDatabase } from './sqlite-database.ts';

/**
 * The integrations, the shared views and the maintenance windows of an org in a file, which stays as it is. A sidecar may be using it.
 * @throws where the file is no database of this version
 */
export async function readOrgContent(path: string, orgId: number, now: number): Promise<StoredContent> {
  const reader = openReader(path);
  try {
    const database = toSqliteDatabase(reader);
    const [newest] = await reader
      .selectFrom('kysely_migration' as never)
      .select('name' as never)
      .orderBy('name' as never, 'desc')
      .limit(1)
      .execute();
    if ((newest as { name?: string } | undefined)?.name !== Object.keys(migrations).at(-1)) {
      throw new Error('it is of another version; start a sidecar of this version on it once');
    }
    return await readContent(database, orgId, now);
  } finally {
    await reader.destroy();
  }
}
