import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { anAsked } from '../../../test-support/sidecar/handshake.ts';
import {
  ada,
  alertToOne,
  fillStore,
  named,
  operations,
} from '../../../test-support/sidecar/migrate-store/fill-store.ts';
import { readStore, search } from '../../../test-support/sidecar/migrate-store/read-store.ts';
import { findPostgres } from '../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';
import { createSqlitePlace, type SqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { where } from '../../../test-support/sidecar/where.ts';
import { readPostgresUrl } from '../../database-url/postgres-url.ts';
import { openPostgresStore } from '../../store/postgres/store.ts';
import type { Store } from '../../store/store.ts';
import { derivedTables, transferTables } from '../../store/transfer/tables.ts';

where(findPostgres(18) !== undefined).describe('migrate-store', () => {
  let server: PostgresServer;
  let database: string;
  let url: string;
  const places: SqlitePlace[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    database = await server.createDatabase();
    url = server.url(database).replace('postgres@', 'postgres:hush@');
  });
  afterEach(async () => {
    await server.dropDatabase(database);
    await Promise.all(places.splice(0).map((place) => place.remove()));
  });

  const newPlace = () => {
    const place = createSqlitePlace();
    places.push(place);
    return place;
  };
  const options = {
    now: () => 2000,
    onFatal(error: Error) {
      throw error;
    },
  };
  const openPostgres = () => openPostgresStore(readPostgresUrl(url, {}), 4, options);

  async function using<Result>(opening: Promise<Store>, work: (store: Store) => Promise<Result>): Promise<Result> {
    const store = await opening;
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  async function filledFile(): Promise<SqlitePlace> {
    const place = newPlace();
    await using(place.open(options), fillStore);
    return place;
  }

  async function run(...args: string[]) {
    const ran = await callCommand(['migrate-store', ...args]);
    expect(ran.output + ran.fault).not.toContain('hush');
    return ran;
  }
  const toPostgres = (place: SqlitePlace) => run('--from', `sqlite:${place.path}`, '--to', url);
  const toFile = (place: SqlitePlace) => run('--from', url, '--to', `sqlite:${place.path}`);

  test('a store is the same in PostgreSQL, and back in SQLite; what can be undone can be, and ids and numbers go on', async () => {
    const first = await filledFile();
    const before = await using(first.open(options), readStore);

    const moved = await toPostgres(first);
    expect(moved).toMatchObject({ code: 0, fault: '' });
    expect(moved.output).toMatch(/100 % {2}(\d+) of \1 rows/);
    expect(moved.output).toContain('alerts: 45 rows in both\n');
    const { found, changed } = await using(openPostgres(), async (store) => {
      expect(await readStore(store)).toEqual(before);
      const org = store.forOrg(1);
      const [part] = (await org.findOperation(operations[0]))?.parts ?? [];
      expect(await org.undoPart(part as number, ada, 2000)).toMatchObject({ changed: [6] });
      expect(await store.addAlerts([named()], [])).toMatchObject([{ duplicate: true, stored: { groupId: 1 } }]);
      const [added] = await store.addAlerts([alertToOne({ groupingKey: 'new' })], []);
      expect(added?.stored?.alertId).toBeGreaterThan(1515);
      expect(await org.getGroup(added?.stored?.groupId as number)).toMatchObject({ number: 14 });
      await org.updateIntegration('one', { templates: { title: 'New' } }, { author: ada, at: 2000 });
      expect((await org.listTemplateChanges('one'))[0]).toMatchObject({ at: 2000 });
      await org.changeHandshakes('one', { kind: 'ask', asked: anAsked({ topic: 'another' }) });
      expect((await org.listHandshakes('one'))[0]).toMatchObject({ id: 13, topic: 'another' });
      await org.actOnGroups([1], { action: 'note', text: 'Again' }, ada, 2000);
      return { found: await search(store), changed: await readStore(store) };
    });
    expect(found).toMatchObject({ '"disk of noted"': [8], 'key:silent*': [4, 3], '"message of 3."': [3] });
    expect(found['label.env=PROD']).toHaveLength(9);

    const second = newPlace();
    expect(await toFile(second)).toMatchObject({ code: 0, fault: '' });
    await using(second.open(options), async (store) => {
      expect(await readStore(store)).toEqual(changed);
      expect(await search(store)).toEqual(found);
      const org = store.forOrg(1);
      const [part] = (await org.findOperation(operations[1]))?.parts ?? [];
      expect(await org.undoPart(part as number, ada, 2000)).toMatchObject({ changed: [2] });
      expect(await store.addAlerts([named()], [])).toMatchObject([{ duplicate: true }]);
      const [added] = await store.addAlerts([alertToOne({ groupingKey: 'newer' })], []);
      expect(await org.getGroup(added?.stored?.groupId as number)).toMatchObject({ number: 15 });
    });
    // Nothing refers to what is not there, and the links between alerts hold for retention.
    expect(await second.query('pragma foreign_key_check')).toEqual([]);
    await using(second.open({ ...options, now: () => 1e9 }), async (store) => {
      await store.forOrg(1).actOnGroups([14], { action: 'delete' }, ada, 2000);
      while (await store.retain(1e9, { resolvedDays: 0, keptAlerts: 0 })) {
        // Until nothing is left.
      }
    });
    expect(await second.query('select count(*) from alerts where group_id = 14')).toEqual([[0]]);
  });

  test('the copy has all indexes of an empty store, on its partitions, too', async () => {
    const readIndexes = async (name: string) =>
      (await server.query<{ indexdef: string }>(`select indexdef from pg_indexes where schemaname = 'public'`, name))
        .map(({ indexdef }) => indexdef.replace(/INDEX \S+ ON (ONLY )?/, 'INDEX ON '))
        .sort();
    const empty = await server.createDatabase();
    await using(openPostgresStore(readPostgresUrl(server.url(empty), {}), 4, options), async () => {});
    expect(await toPostgres(await filledFile())).toMatchObject({ code: 0 });
    expect(await readIndexes(database)).toEqual(await readIndexes(empty));
    const invalid = await server.query('select indexrelid::regclass from pg_index where not indisvalid', database);
    expect(invalid).toEqual([]);
  });

  test('every table is copied or made anew, with all of its columns', async () => {
    const place = newPlace();
    await using(place.open(options), async () => {});
    await using(openPostgres(), async () => {});
    const own = [
      ...['integration_tallies', 'delivery_numbers', 'settings_lock', 'changes', 'leases', 'oldest_migration'],
      ...['partitions', 'uncounted_batches'],
    ];
    const known = new Set<string>([...transferTables.map(({ name }) => name), ...derivedTables, ...own]);
    const inFile = `select m.name as t, c.name as c from sqlite_master m, pragma_table_xinfo(m.name) c where m.type = 'table'
      and m.name not like 'sqlite%' and m.name not like 'kysely%'`;
    const inPostgres = (await server.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and table_name not like 'kysely%'
         and not (select relispartition from pg_class where oid = table_name::regclass)`,
      database
    )) as Array<{ table_name: string; column_name: string }>;
    const madeAnew = [
      ...['severity_rank', 'previous_in_group', 'previous_in_integration', 'messaged_alert_id', 'batch_id', 'version'],
    ];
    const columns = [
      ...(await place.query(inFile)).map(([table, column]) => [table, column] as [string, string]),
      ...inPostgres.map(({ table_name, column_name }) => [table_name, column_name] as [string, string]),
    ].filter(([table]) => !/^(group_titles|group_messages|note_index)_/.test(table));
    expect(columns.filter(([table]) => !known.has(table))).toEqual([]);
    const missing = columns.filter(([table, column]) => {
      const copied = transferTables.find(({ name }) => name === table);
      const isNewest = table === 'integration_counts' && column === 'last_alert_id';
      return copied !== undefined && !(column in copied.columns) && !madeAnew.includes(column) && !isNewest;
    });
    expect(missing).toEqual([]);
  });

  test('a file that a sidecar uses is refused, as source and as target', async () => {
    const place = await filledFile();
    await using(place.open(options), async () => {
      expect(await toPostgres(place)).toMatchObject({
        code: 1,
        fault: expect.stringMatching(/^--from: Another sidecar uses .* \(process \d+ on .*\)\. Stop that one.*\n$/),
      });
      await using(openPostgres(), fillStore);
      expect(await toFile(place)).toMatchObject({
        code: 1,
        fault: expect.stringMatching(/^--to: Another sidecar uses/),
      });
    });
  });

  test('a PostgreSQL that a sidecar uses is refused', async () => {
    const place = await filledFile();
    await using(openPostgres(), async () => {
      expect(await toPostgres(place)).toMatchObject({
        code: 1,
        fault: expect.stringMatching(
          /^Sidecars use the PostgreSQL database .* \(\d connections\)\. Stop them first\.\n$/
        ),
      });
    });
  });

  test('what is not empty, has nothing, or is not there is refused, and stays as it is', async () => {
    const place = await filledFile();
    const fillAndReceive = async (store: Store) => {
      await fillStore(store);
      await store.noteReceiving(2000, null);
    };
    await using(openPostgres(), fillAndReceive);
    await using(place.open(options), (store) => store.noteReceiving(2000, null));
    const fault = 'is not empty. Name an empty one.\n';
    expect(await toPostgres(place)).toMatchObject({ code: 1, fault: expect.stringContaining(fault) });
    expect(await toFile(place)).toMatchObject({ code: 1, fault: expect.stringContaining(fault) });
    await using(openPostgres(), async () => {});
    await using(place.open(options), async () => {});
    const periods = 'select began_at, noted_until from receiving_periods';
    expect(await server.query(periods, database)).toEqual([{ began_at: '2000', noted_until: '2000' }]);
    expect(await place.query(periods)).toEqual([[2000, 2000]]);

    const empty = newPlace();
    await using(empty.open(options), async () => {});
    expect(await toPostgres(empty)).toMatchObject({ code: 1, fault: expect.stringContaining('nothing to copy') });
    const missing = join(newPlace().path, 'missing.db');
    const { fault: said } = await run('--from', `sqlite:${missing}`, '--to', url);
    expect([said, existsSync(missing)]).toEqual([`There is no file ${missing}.\n`, false]);
  });

  test.each([
    [['--from', 'sqlite:a.db', '--to', 'sqlite:b.db'], 'must be sqlite: and the other postgres:'],
    [['--from', 'mysql:hush', '--to', 'sqlite:b.db'], '--from must be sqlite: and the path of a file'],
    [['--from', 'sqlite:a.db', '--to', 'postgres://u:hush@h:0/d'], '--to has a port that'],
  ])('%j is refused', async (args, fault) => {
    expect(await run(...args)).toEqual({ code: 1, output: '', fault: expect.stringContaining(fault) });
  });

  test('until it has ended the copy opens for nobody; from another source it does not go on', async () => {
    const place = await filledFile();
    // A table that does not take its rows ends it on its way.
    await using(openPostgres(), async () => {});
    await server.query(`alter table events add constraint full_of_them check (type <> 'noted')`, database);
    expect(await toPostgres(place)).toMatchObject({ code: 1, fault: expect.stringContaining('full_of_them') });
    await expect(openPostgres()).rejects.toThrow(
      `It is an unfinished copy of the SQLite database ${place.path}. Let migrate-store finish it, or delete it.`
    );
    const other = await filledFile();
    expect(await toPostgres(other)).toMatchObject({ code: 1, fault: expect.stringContaining(`not of the SQLite`) });
    expect(await toFile(newPlace())).toMatchObject({ code: 1, fault: expect.stringContaining('an unfinished copy') });

    await server.query('alter table events drop constraint full_of_them', database);
    expect(await toPostgres(place)).toMatchObject({ code: 0, fault: '' });
    const before = await using(place.open(options), readStore);
    expect(await using(openPostgres(), readStore)).toEqual(before);
  });

  test('a source that has changed since is not gone on with', async () => {
    const place = await filledFile();
    await using(openPostgres(), async () => {});
    await server.query(`alter table events add constraint full_of_them check (type <> 'noted')`, database);
    await toPostgres(place);
    await server.query('alter table events drop constraint full_of_them', database);
    await using(place.open(options), (store) => store.addAlerts([alertToOne()], []));
    expect(await toPostgres(place)).toMatchObject({
      code: 1,
      fault: expect.stringMatching(/has changed since the copy .* began\. Empty the copy, and start again\.\n$/),
    });
  });

  test('a copy that lacks rows is a fault, and stays unfinished', async () => {
    const place = await filledFile();
    await using(openPostgres(), async () => {});
    await server.query(
      `create function lose() returns trigger language plpgsql as 'begin return null; end';
       create trigger lose before insert on known_people for each row execute function lose()`,
      database
    );
    expect(await toPostgres(place)).toMatchObject({
      code: 1,
      fault: expect.stringContaining('The copy differs: known_people has 0 rows instead of 2.'),
    });
    await expect(openPostgres()).rejects.toThrow('an unfinished copy');
  });

  test('an unfinished copy in a file opens for nobody, and is gone on with', async () => {
    await using(openPostgres(), fillStore);
    const place = newPlace();
    await using(place.open(options), async () => {});
    const block = (sql: string) => {
      const file = new DatabaseSync(place.path);
      file.exec(sql);
      file.close();
    };
    block(`create trigger full before insert on events begin select raise(abort, 'no more'); end`);
    expect(await toFile(place)).toMatchObject({ code: 1, fault: expect.stringContaining('no more') });
    await expect(place.open(options)).rejects.toThrow('It is an unfinished copy of the PostgreSQL database');
    block('drop trigger full');
    expect(await toFile(place)).toMatchObject({ code: 0, fault: '' });
    const before = await using(openPostgres(), readStore);
    expect(await using(place.open(options), readStore)).toEqual(before);
  });
});
