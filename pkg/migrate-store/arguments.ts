import { parseArgs } from 'node:util';
import { type Config, ConfigError, readDatabaseUrl } from '../config.ts';

export type Database = Config['database'];

/**
 * The databases of `--from <URL> --to <URL>`.
 * @throws {ConfigError}
 */
export function readArguments(
  args: readonly string[],
  env: Record<string, string | undefined>
): { readonly from: Database; readonly to: Database } {
  const { from, to } = parse(args);
  if (!from || !to) {
    throw new ConfigError(usage);
  }
  const databases = { from: readDatabaseUrl('--from', from, env), to: readDatabaseUrl('--to', to, env) };
  if (databases.from.kind === databases.to.kind) {
    throw new ConfigError(
      'One of --from and --to must be sqlite: and the other postgres:. To copy a store, back it up.'
    );
  }
  return databases;
}

const usage =
  'Use it as: migrate-store --from sqlite:/path/bellhook.db --to postgres://user@host/database, or the other way round.';

function parse(args: readonly string[]): { readonly from?: string | undefined; readonly to?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } }).values;
  } catch {
    throw new ConfigError(usage);
  }
}
