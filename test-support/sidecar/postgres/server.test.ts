import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '../eventually.ts';
import { where } from '../where.ts';
import { findPostgres, postgresVersions } from './installation.ts';
import { type PostgresServer, startPostgres } from './server.ts';

const servers: PostgresServer[] = [];
const started = async (server: Promise<PostgresServer>) => {
  servers.push(await server);
  return server;
};

afterEach(async () => {
  for (const server of servers.splice(0)) {
    await server.remove();
  }
});

const wherePostgres = where(postgresVersions.every((version) => findPostgres(version) !== undefined));

wherePostgres.describe('a PostgreSQL for tests', () => {
  test.each(postgresVersions)('is of version %d', async (version) => {
    const server = await started(startPostgres({ version }));
    const [row] = await server.query('show server_version_num');
    expect(row).toEqual({ server_version_num: expect.stringMatching(new RegExp(`^${version}`)) });
  });

  test('keeps what it has when it is stopped, killed and started again, and is followed by a standby that takes its place', async () => {
    const server = await started(startPostgres());
    const database = await server.createDatabase();
    await server.query('create table marks (mark text)', database);
    await server.query("insert into marks values ('one')", database);
    await server.stop();
    await expect(server.query('select')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    await server.kill();
    await server.start();

    const standby = await started(server.createStandby());
    await server.query("insert into marks values ('two')", database);
    await eventually(async () => (await standby.query('select from marks', database)).length === 2);
    await expect(standby.query("insert into marks values ('three')", database)).rejects.toThrow('read-only');
    await server.kill();
    await standby.promote();
    await standby.query("insert into marks values ('three')", database);
    expect(await standby.query('select mark from marks order by mark', database)).toEqual([
      { mark: 'one' },
      { mark: 'three' },
      { mark: 'two' },
    ]);
  });

  test('is silent while it is frozen', async () => {
    const server = await started(startPostgres());
    server.freeze();
    const answer = server.query('select 1 as one');
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 300, 'silence'))])).toBe('silence');
    server.thaw();
    expect(await answer).toEqual([{ one: 1 }]);
  });
});
