import { createEndpointIndex, type EndpointIndex } from './app/integrations/endpoint-index.ts';
import type { GuardMaker } from './app/integrations/secrets.ts';
import { type Config, ConfigError } from './config.ts';
import { describePostgres } from './database-url/describe-postgres.ts';
import type { TemplateCompiler } from './interpret/template-set.ts';
import { classifyError } from './store/fault.ts';
import { openPostgresStore } from './store/postgres/store.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { Store, StoreOptions } from './store/store.ts';

/**
 * Opens the store of the settings, and reads the integrations that take deliveries.
 * @throws {ConfigError} where the database cannot be opened or read
 */
export async function openStore(
  { database, databaseConnections }: Config,
  compile: TemplateCompiler,
  guardOf: GuardMaker,
  options: StoreOptions
): Promise<{ store: Store; endpoints: EndpointIndex }> {
  const name = database.kind === 'sqlite' ? database.path : describePostgres(database);
  const fail = (what: string) => (error: unknown) => {
    const { message } = classifyError(error);
    throw new ConfigError(`BELLHOOK_DATABASE_URL: cannot ${what} ${name}. ${message}`);
  };
  const opening =
    database.kind === 'sqlite'
      ? openSqliteStore(database.path, options)
      : openPostgresStore(database, databaseConnections, options);
  const store = await opening.catch(fail('open'));
  try {
    return { store, endpoints: await createEndpointIndex(store, compile, guardOf) };
  } catch (error) {
    await store.close();
    return fail('read')(error);
  }
}
