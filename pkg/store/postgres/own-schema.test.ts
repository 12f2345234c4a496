import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { findPostgres, postgresVersions } from '../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { where } from '../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { StoreUnavailable } from '../fault.ts';
import { openPostgresStore } from './store.ts';

const hasPostgres = postgresVersions.every((version) => findPostgres(version) !== undefined);

where(hasPostgres).describe.each(postgresVersions)('a database of others, in PostgreSQL %d,', (version) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ version });
    await server.query('create role bellhook login');
    await server.query('revoke create on schema public from public');
    await server.query('create table alerts (theirs text); create table kysely_migration (theirs text)');
  });
  afterAll(() => server.remove());

  const open = () => {
    const settings = readPostgresUrl(server.url().replace('postgres@', 'bellhook@'), {});
    return openPostgresStore(settings, 4, {
      now: () => 0,
      onFatal(error) {
        throw error;
      },
    });
  };

  test('takes a role that owns nothing but a schema, and no other role', async () => {
    const refused = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(refused).toMatchObject({
      fault: {
        reason: 'not_admitted',
        message: expect.stringContaining('create schema authorization'),
      },
    });
    await server.query('create schema authorization bellhook');
    const store = await open();
    await store.forOrg(1).createIntegration(plainIntegration());
    await store.close();
    const again = await open();
    expect(await again.listEndpoints()).toHaveLength(1);
    await again.close();
    const tables = await server.query(
      `select schemaname from pg_tables where tablename in ('alerts', 'integrations') order by 1`
    );
    expect(tables).toEqual([{ schemaname: 'bellhook' }, { schemaname: 'bellhook' }, { schemaname: 'public' }]);
  });
});
