import { existsSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CannotTransfer, type TransferSource, type TransferTarget } from '../../transfer/places.ts';
import { openWriter } from '../connection.ts';
import { toStoreError } from '../fault.ts';
import { lockDatabase } from '../lock.ts';
import { migrate } from '../migrate.ts';
import { createSqliteSource } from './source.ts';
import { createSqliteTarget } from './target.ts';

/**
 * Opens a file to copy it, and brings its schema up to date.
 * @throws {CannotTransfer} where there is none, and {StoreUnavailable} where it cannot be opened, as while a sidecar uses it
 */
export async function openSqliteSource(path: string): Promise<TransferSource> {
  if (!existsSync(path)) {
    throw new CannotTransfer(`There is no file ${path}.`);
  }
  // Not as a writer: that would change the file, by which a later process sees that nobody has.
  return open(path, (file) => new DatabaseSync(file), createSqliteSource);
}

/** Opens a file to fill it; makes it where there is none. @throws {StoreUnavailable} where it cannot be opened */
export function openSqliteTarget(path: string): Promise<TransferTarget> {
  return open(path, openWriter, createSqliteTarget);
}

async function open<Place extends { close(): Promise<void> }>(
  path: string,
  connect: (path: string) => DatabaseSync,
  create: (database: DatabaseSync, file: string) => Place
): Promise<Place> {
  const closings: Array<() => void> = [];
  const close = () => closings.splice(0).forEach((end) => end());
  try {
    const { release } = lockDatabase(path);
    closings.unshift(release);
    const database = connect(path);
    closings.unshift(() => database.close());
    await migrate(database);
    const place = create(database, realpathSync(path));
    return {
      ...place,
      async close() {
        await place.close();
        close();
      },
    };
  } catch (error) {
    close();
    throw toStoreError(error);
  }
}
