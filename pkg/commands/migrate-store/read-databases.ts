import { type Config, ConfigError, readDatabaseUrl } from '../../config.ts';

export type Database = Config['database'];

/**
 * The databases of `--from <URL> --to <URL>`.
 * @throws {ConfigError}
 */
export function readDatabases(
  { from, to }: { readonly from: string; readonly to: string },
  env: Record<string, string | undefined>
): { readonly from: Database; readonly to: Database } {
  const databases = { from: readDatabaseUrl('--from', from, env), to: readDatabaseUrl('--to', to, env) };
  if (databases.from.kind === databases.to.kind) {
    throw new ConfigError(
      'One of --from and --to must be sqlite: and the other postgres:. To copy a store, back it up.'
    );
  }
  return databases;
}
