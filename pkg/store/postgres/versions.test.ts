import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { findPostgres } from '../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { where } from '../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPostgresStore } from './store.ts';

where(findPostgres(18) !== undefined).describe('a database that a newer version has changed', () => {
  let server: PostgresServer;
  let database: string;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  const open = () => openPostgresStore(readPostgresUrl(server.url(database), {}), 4, { now: () => 0, onFatal() {} });

  beforeEach(async () => {
    database = await server.createDatabase();
    const store = await open();
    await store.forOrg(1).createIntegration(plainIntegration());
    await store.close();
    await server.query(
      `alter table integrations add column later text;
       insert into kysely_migration values ('9999-later', now()::text)`,
      database
    );
  });

  test('is used as long as that version lets older ones go on', async () => {
    const store = await open();
    expect(await store.listEndpoints()).toHaveLength(1);
    await store.close();
  });

  test('is refused where that version does not', async () => {
    await server.query(`update oldest_migration set name = '9999-later'`, database);
    await expect(open()).rejects.toMatchObject({
      fault: { reason: 'cannot_open', message: expect.stringContaining('newer version of Bellhook') },
    });
  });
});
