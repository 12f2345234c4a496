import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { findPostgres } from '../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { where } from '../../../test-support/sidecar/where.ts';
import { readDatabase } from '../../commands/current/read-database.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPostgresStore } from './store.ts';

where(findPostgres(18) !== undefined).describe('what an org has in a PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  const context = { env: {}, now: () => Date.parse('2026-11-29T12:00:00Z') };

  test('is not read before a sidecar has made its tables', async () => {
    await expect(readDatabase(server.url(), 1, context)).rejects.toThrow(
      /^The PostgreSQL database .* cannot be read: it is of another version/
    );
    expect(await server.query("select 1 from pg_tables where tablename = 'integrations'")).toHaveLength(0);
  });

  test('is read while a sidecar uses it, each org by itself', async () => {
    const store = await openPostgresStore(readPostgresUrl(server.url(), {}), 4, {
      now: context.now,
      onFatal(error) {
        throw error;
      },
    });
    const made = await store.forOrg(1).createIntegration({ ...plainIntegration(), uid: 'one', name: 'One' });
    await store.forOrg(1).changeViews(
      { login: 'ada', mayShare: true },
      {
        kind: 'create',
        uid: 'v',
        content: { name: 'V', query: '', sort: 'started', order: 'desc', columns: [] },
        shared: true,
        isDefault: false,
      }
    );
    expect(await readDatabase(server.url(), 1, context)).toMatchObject({
      orgId: 1,
      integrations: [{ uid: 'one', name: 'One', token: made.token }],
      views: [{ uid: 'v', name: 'V' }],
      windows: [],
    });
    expect(await readDatabase(server.url(), 2, context)).toEqual({
      orgId: 2,
      integrations: [],
      views: [],
      windows: [],
    });
    await store.close();
  });

  test('is not read where it cannot be reached, and the password is told to nobody', async () => {
    const url = server
      .url()
      .replace('postgres@', 'postgres:hush@')
      .replace(/\/[^/?]*(\?|$)/, '/nowhere$1');
    const error: Error = await readDatabase(url, 1, context).then(
      () => new Error('it was read'),
      (caught) => caught
    );
    expect(error.message).toMatch(/cannot be read/);
    expect(error.message).not.toContain('hush');
  });
});
