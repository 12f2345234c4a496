import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findPostgres } from '../../../../test-support/sidecar/postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../../../../test-support/sidecar/postgres/server.ts';
import {
  createPostgresPlace,
  createPostgresTemplate,
} from '../../../../test-support/sidecar/store-contract/postgres-place.ts';
import { createTestStore } from '../../../../test-support/sidecar/store-contract/test-store.ts';
import { where } from '../../../../test-support/sidecar/where.ts';
import { undoTime } from '../../../contract/limits.ts';
import { readPostgresUrl } from '../../../database-url/postgres-url.ts';
import { openPool } from '../connection/pool.ts';
import { toKysely } from '../kysely.ts';
import { isAlertOf } from './is-alert-of.ts';
import { keepPartitions } from './keep-partitions.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const week = 7 * day;
const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

where(findPostgres(14) !== undefined).describe.each([14, 18] as const)(
  'partitions by time on PostgreSQL %i',
  (version) => {
    let server: PostgresServer;
    let template: string;
    let url: string;
    beforeAll(async () => {
      server = await startPostgres({ version });
      template = await createPostgresTemplate(server);
    });
    afterAll(() => server.remove());
    const on = createTestStore(() =>
      createPostgresPlace(server, { template, url: (database) => (url = server.url(database)) })
    );

    const defaults = { resolvedDays: 30, keptAlerts: 0 };
    /** Does what a sidecar does that is started then. */
    async function retainAt(time: number, trusted = time): Promise<void> {
      on.setTime(time);
      await on.restart();
      while (await on.store.retain(trusted, defaults)) {
        // Until there is nothing more to do.
      }
    }
    const alert = (groupingKey: string, at: number) => on.incoming({ groupingKey }, at);
    const resolution = (groupingKey: string, at: number) => on.incoming({ groupingKey, signal: 'resolve' }, at);
    /** The partitions that have alerts of the group. */
    const placesOf = async (groupId: number) =>
      (
        await on.place.query(
          `select distinct tableoid::regclass::text from alerts where group_id = ${groupId} order by 1`
        )
      ).flat();
    const partitionsOf = async (table: string) =>
      (
        await on.place.query(`select inhrelid::regclass::text from pg_inherits
        where inhparent = '${table}'::regclass order by length(inhrelid::regclass::text), 1`)
      ).flat();
    const isStored = async (groupId: number) =>
      (await on.place.query(`select 1 from alert_groups where id = ${groupId}`)).length > 0;

    test('every week another partition takes the alerts, and the next one is there before it is needed', async () => {
      await on.add([alert('a', 0)]);
      await retainAt(0);
      expect(await partitionsOf('alerts')).toEqual(['alerts_0', 'alerts_1']);
      await on.add([alert('a', 1)]);
      await retainAt(week - 1);
      await on.add([alert('a', week - 1)]);
      await retainAt(week);
      await on.add([alert('a', week)]);
      expect(await partitionsOf('alerts')).toEqual(['alerts_0', 'alerts_1', 'alerts_2']);
      expect(await placesOf(1)).toEqual(['alerts_0', 'alerts_1']);
      const { items } = await on.org.listAlerts(1, { limit: 9, cursor: undefined });
      expect(items.map(({ id }) => id)).toEqual([2 ** 32, 3, 2, 1]);
      expect(await on.org.getGroup(1)).toMatchObject({ alertCount: 4 });
    });

    test('however many sidecars see to it at once, it is done once', async () => {
      await retainAt(0);
      const db = toKysely(openPool(readPostgresUrl(url, {}), { max: 8, statementTimeoutMs: 10_000 }));
      await Promise.all(Array.from({ length: 8 }, () => keepPartitions(db, week, week)));
      await db.destroy();
      expect(await partitionsOf('alerts')).toEqual(['alerts_0', 'alerts_1', 'alerts_2']);
      expect(await partitionsOf('delivery_batches')).toHaveLength(3);
    });

    test('a clock that jumps begins one partition, there or back, and drops none', async () => {
      await on.add([alert('a', 0), resolution('a', 1)]);
      await retainAt(0);
      for (const clock of [1000 * week, 2 * week, 2 * week + 1]) {
        await retainAt(clock, 1);
      }
      await on.add([alert('b', 1)]);
      expect(await placesOf(2)).toEqual(['alerts_2']);
      expect(await partitionsOf('alerts')).toEqual(['alerts_0', 'alerts_1', 'alerts_2', 'alerts_3']);
      expect(await placesOf(1)).toEqual(['alerts_0']);
    });

    test('a partition goes whole once all in it are over, whose rows nobody deletes', async () => {
      await retainAt(0);
      await on.add([alert('a', 0), resolution('a', 1), alert('b', 2), resolution('b', 4 * day)]);
      await retainAt(week);
      await on.add([alert('c', week)]);
      await retainAt(30 * day + 2);
      expect(await on.org.getGroup(1)).toBeUndefined();
      expect(await placesOf(1)).toEqual(['alerts_0']);
      await retainAt(34 * day);
      expect(await partitionsOf('alerts')).toContain('alerts_0');
      await retainAt(34 * day + 1);
      // What it deleted then may still be taken back, for all that this knows.
      await retainAt(34 * day + hour);
      expect(await partitionsOf('alerts')).not.toContain('alerts_0');
      expect(await placesOf(1)).toEqual([]);
      expect(await placesOf(3)).toHaveLength(1);
      await retainAt(43 * day);
      expect([await isStored(1), await isStored(2), await isStored(3)]).toEqual([false, false, true]);
      expect(await on.org.getIntegration('one')).toMatchObject({ alertCount: 5 });
    });

    test('a partition in which an open group has alerts stays, and of the others the rows go', async () => {
      await retainAt(0);
      await on.add([alert('open', 0), alert('over', 0), resolution('over', 1)]);
      await retainAt(week);
      await on.add([alert('open', week)]);
      await retainAt(31 * day);
      expect(await placesOf(2)).toEqual(['alerts_0']);
      await retainAt(39 * day + 1);
      expect(await placesOf(2)).toEqual([]);
      expect(await isStored(2)).toBe(false);
      expect(await placesOf(1)).toEqual(['alerts_0', 'alerts_1']);
    });

    test('what an integration or a person wants deleted goes at once, and what may be had back stays', async () => {
      await retainAt(0);
      await on.add([alert('a', 0), resolution('a', 1), alert('b', 0)]);
      await retainAt(week);
      await on.org.updateIntegration('one', { settings: { resolvedDays: 2 } });
      await retainAt(week + 1);
      expect([await isStored(1), await placesOf(1)]).toEqual([false, []]);

      const at = week + 2 * hour;
      on.setTime(at);
      await on.org.actOnGroups([2], { action: 'delete' }, ada, at, 'deletion');
      await retainAt(at + undoTime - 1);
      expect(await placesOf(2)).toEqual(['alerts_0']);
      const [part] = (await on.org.findOperation('deletion'))?.parts ?? [];
      expect(await on.org.undoPart(part as number, ada, at)).toMatchObject({ changed: [2] });
      expect(await on.org.getGroup(2)).toMatchObject({ alertCount: 1 });
    });

    test('deliveries go by days, with their partition once all in it are a week old', async () => {
      await retainAt(0);
      await on.store.addAlerts([], [on.rejection({ receivedAt: 0 })]);
      for (let days = 1; days <= 7; days += 1) {
        await retainAt(days * day);
        await on.store.addAlerts([], [on.rejection({ receivedAt: days * day })]);
      }
      expect(await partitionsOf('delivery_batches')).toHaveLength(9);
      await retainAt(7 * day + 1);
      expect(await partitionsOf('delivery_batches')).toHaveLength(8);
      const { items } = await on.org.listDeliveries('one', { limit: 9, cursor: undefined });
      expect(items.map(({ id }) => id)).toEqual([8, 7, 6, 5, 4, 3, 2]);
    });

    test('who looks for the alerts of a group reads no partition that has none', async () => {
      await retainAt(0);
      await on.add([alert('a', 0)]);
      for (let weeks = 1; weeks <= 3; weeks += 1) {
        await retainAt(weeks * week);
        await on.add([alert(`${weeks}`, weeks * week)]);
      }
      const db = toKysely(openPool(readPostgresUrl(url, {}), { max: 1, statementTimeoutMs: 10_000 }));
      const query = db.selectFrom('alerts').select('id').where(isAlertOf(3)).orderBy('id', 'desc').limit(5);
      const plan = JSON.stringify(await query.explain('text', sql`analyze`));
      await db.destroy();
      const read = plan.match(/on alerts_\d(?=[^"]*actual)/g);
      // An alert that came at the end of a week may have an id of the week before.
      expect(read).toEqual(['on alerts_2', 'on alerts_1']);
    });

    test('a database without partitions deletes rows instead', async () => {
      await on.place.query('drop table alerts cascade');
      await on.place
        .query(`create table alerts (id bigint primary key, org_id bigint, integration_id bigint, group_id bigint,
        received_at bigint, signal text, title text, severity text, failures text, payload text, headers text)`);
      await on.place.query('delete from partitions');
      await on.add([alert('a', 0), resolution('a', 1), alert('b', 0)]);
      await retainAt(0);
      await retainAt(31 * day);
      expect([await isStored(1), await placesOf(1), await placesOf(2)]).toEqual([false, [], ['alerts']]);
    });
  }
);
