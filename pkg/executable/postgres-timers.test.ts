import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildForTests } from '../../test-support/sidecar/crash/build-for-tests.ts';
import { eventually } from '../../test-support/sidecar/eventually.ts';
import { type Fleet, startFleet } from '../../test-support/sidecar/fleet/fleet.ts';
import { holdTable } from '../../test-support/sidecar/postgres/hold-table.ts';
import { findPostgres } from '../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../test-support/sidecar/postgres/server.ts';
import { where } from '../../test-support/sidecar/where.ts';

const bundle = buildForTests();

where(findPostgres(18) !== undefined).describe('what two sidecars on one PostgreSQL do by time', () => {
  let server: PostgresServer;
  let database: string;
  let fleet: Fleet;

  beforeEach(async () => {
    server = await startPostgres();
    database = await server.createDatabase();
    fleet = await startFleet(bundle, [0, 1].map(member));
  });
  afterEach(async () => {
    await fleet.stop();
    await server.remove();
  });

  const member = (index: number) => `${server.url(database)}?application_name=sidecar-${index}`;
  const rows = (sql: string) => server.query<Record<string, unknown>>(sql, database);
  const endings = () => rows(`select group_id from events where type = 'unsilenced'`);

  async function send(index: number, key: string): Promise<void> {
    const response = await fetch(fleet.webhooks()[index] as string, {
      method: 'POST',
      body: JSON.stringify({ alert_uid: key, title: `Alert ${key}` }),
    });
    expect(response.status).toBe(200);
  }

  /** Silences all groups for so long that a test can do something before that ends. */
  async function silence(milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    await fleet.call(0, 'POST', 'alert-groups/actions', {
      operation: randomUUID(),
      groups: { query: 'state:open', asOf: new Date().toISOString() },
      action: { action: 'silence', until: new Date(until).toISOString() },
    });
  }

  test('a silence ends once, also when who ends it is killed in the middle', async () => {
    await send(0, 'a');
    await silence(8000);
    const release = await holdTable(server, database, 'events');
    const ending = await eventually(async () => {
      const waiting = await rows(`select application_name as name from pg_stat_activity
        where wait_event_type = 'Lock' and query like 'insert into events%'`);
      return waiting.length > 0 && String(waiting[0]?.['name']);
    });
    await fleet.kill(Number(ending.at(-1)));
    await pause(1500);
    // Nobody else has begun, and nothing of what was begun is left.
    expect(await endings()).toEqual([]);
    await release();
    await eventually(async () => expect(await endings()).toHaveLength(1));
    await fleet.replace(Number(ending.at(-1)));
    await pause(1500);
    expect(await endings()).toHaveLength(1);
    expect(await rows(`select state from alert_groups`)).toEqual([{ state: 'firing' }]);
  });

  test('silences that became due while no sidecar ran end once one does', async () => {
    await send(0, 'a');
    await send(1, 'b');
    await silence(3_600_000);
    await fleet.stop();
    expect(await endings()).toEqual([]);
    await rows('update alert_groups set silenced_until = silenced_until - 3600000');
    fleet = await startFleet(bundle, [0, 1].map(member));
    await eventually(async () => expect(await endings()).toHaveLength(2));
    await pause(1500);
    expect(await endings()).toHaveLength(2);
  });

  test('one indexes for all, and the other does when that one is killed, with what has come meanwhile', async () => {
    const holder = async () => {
      const [lease] = await rows(`select holder from leases where task = 'catch-up' and held_until > now()`);
      return [0, 1].findIndex((index) => String(lease?.['holder']).includes(` ${fleet.pid(index)} `));
    };
    const untilIndexed = () =>
      eventually(async () => expect(await rows('select group_id from search_queue')).toEqual([]));
    await send(0, 'first');
    const first = await eventually(async () => {
      const index = await holder();
      return index !== -1 && { index };
    });
    await untilIndexed();
    const other = 1 - first.index;
    await fleet.kill(first.index);
    await send(other, 'second');
    await eventually(async () => expect(await holder()).toBe(other));
    await untilIndexed();
    expect((await fleet.call(other, 'GET', 'alert-groups?query=second'))['items']).toHaveLength(1);
  });
});
