import { openPostgresSource, openPostgresTarget } from '../../store/postgres/transfer/open.ts';
import { openSqliteSource, openSqliteTarget } from '../../store/sqlite/transfer/open.ts';
import type { TransferSource, TransferTarget } from '../../store/transfer/places.ts';
import type { Database } from './read-databases.ts';

export function openSource(database: Database): Promise<TransferSource> {
  return database.kind === 'sqlite' ? openSqliteSource(database.path) : openPostgresSource(database);
}

export function openTarget(database: Database): Promise<TransferTarget> {
  return database.kind === 'sqlite' ? openSqliteTarget(database.path) : openPostgresTarget(database);
}
