import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainAlert } from '../../../test-support/sidecar/alert.ts';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { collectLog } from '../../../test-support/sidecar/log.ts';
import { plainWindow } from '../../../test-support/sidecar/maintenance.ts';
import { hasPooler, type Pooler, startPooler } from '../../../test-support/sidecar/postgres/pooler.ts';
import { type PostgresServer, startPostgres } from '../../../test-support/sidecar/postgres/server.ts';
import { allGroups, onePage, readAll } from '../../../test-support/sidecar/store-contract/pages.ts';
import { createPostgresPlace } from '../../../test-support/sidecar/store-contract/postgres-place.ts';
import type { StorePlace } from '../../../test-support/sidecar/store-contract/store-place.ts';
import { createKeepMaintenance } from '../../app/maintenance/keep-maintenance.ts';
import { createStateMemory } from '../../app/maintenance/state-memory.ts';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import { toGroupRules } from '../../domain/time/group-rules.ts';
import { noteEvery } from '../../domain/time/receiving.ts';
import type { Facts } from '../../interpret/facts.ts';
import type { StoreChange } from '../changes.ts';
import type { AddedAlert, IncomingAlert } from '../shapes/alerts.ts';
import type { OrgStore, Store } from '../store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;

describe.each(hasPooler ? ['directly', 'through PgBouncer'] : ['directly'])(
  'two sidecars on one database, %s',
  (way) => {
    let server: PostgresServer;
    let pooler: Pooler | undefined;
    let place: StorePlace;
    let stores: [Store, Store];
    let integrationId: number;
    let time: number;

    beforeAll(async () => {
      server = await startPostgres();
      // Fewer connections than the sidecars have.
      pooler = way === 'directly' ? undefined : await startPooler(server, 3);
    });
    afterAll(async () => {
      await pooler?.remove();
      await server.remove();
    });
    beforeEach(async () => {
      time = 1000;
      place = createPostgresPlace(server, { url: pooler?.url });
      const open = () =>
        place.open({
          now: () => time,
          onFatal(error) {
            throw error;
          },
        });
      // Both find an empty database: the migrations run once.
      stores = await Promise.all([open(), open()]);
      const org = stores[0].forOrg(1);
      await org.createIntegration(plainIntegration());
      integrationId = (await org.getEndpoint('one'))?.integrationId as number;
    });
    afterEach(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await place.remove();
    });

    const incoming = (facts: Partial<Facts> = {}): IncomingAlert =>
      plainAlert({ integrationId, facts: plainFacts(facts), receivedAt: (time += 1) });

    /** @param count how many batches each sidecar stores, some at a time */
    async function storm(count: number, toBatch: (n: number) => IncomingAlert[]): Promise<AddedAlert[]> {
      const added: AddedAlert[] = [];
      const lane = async (store: Store, first: number) => {
        for (let n = first; n < count; n += lanes) {
          added.push(...(await store.addAlerts(toBatch(n), [])));
        }
      };
      await Promise.all(stores.flatMap((store) => Array.from({ length: lanes }, (_, first) => lane(store, first))));
      return added;
    }

    /** What holds however alerts and actions have met. */
    async function expectSound(added: readonly AddedAlert[]): Promise<void> {
      const ids = added.flatMap(({ stored, duplicate }) => (stored === null || duplicate ? [] : [stored.alertId]));
      // A storm leaves counters of groups for later.
      await eventually(async () => expect(await place.query('select id from uncounted_batches')).toEqual([]));
      expect(await place.query('select id from alerts order by id')).toEqual(
        ids.sort((a, b) => a - b).map((id) => [id])
      );
      expect(
        await place.query(`select key_hash, count(*) from alert_groups where state <> 'resolved' and key_hash is not null
        group by integration_id, key_hash having count(*) > 1`)
      ).toEqual([]);
      expect(
        await place.query(`select id, alert_count, last_alert_id from alert_groups join alert_group_counts on group_id = id
        where alert_count <> (select count(*) from alerts where alerts.group_id = alert_groups.id)
          or last_alert_id <> (select max(id) from alerts where alerts.group_id = alert_groups.id)`)
      ).toEqual([]);
      expect(await place.query('select number from alert_groups group by number having count(*) > 1')).toEqual([]);
      for (const store of stores) {
        expect(await store.forOrg(1).getIntegration('one')).toMatchObject({ alertCount: ids.length });
        const counted = await store.forOrg(1).countGroups(allGroups);
        const rows = await place.query(
          'select state, count(*) from alert_groups where deleted_at is null group by state'
        );
        expect(
          Object.entries(counted)
            .filter(([, count]) => count > 0)
            .sort()
        ).toEqual(rows.sort());
      }
    }

    test('what a sidecar remembers of a search ends with what another one writes', async () => {
      const [first, second] = stores;
      await first.addAlerts([incoming({ groupingKey: 'disk' })], []);
      const list = () => readAll((page) => second.forOrg(1).listGroups(allGroups, page), 10);
      const [group] = await list();
      expect(await list()).toMatchObject([{ state: 'firing' }]);
      await first.forOrg(1).actOnGroups([group?.id as number], { action: 'acknowledge' }, ada, (time += 1));
      expect(await list()).toMatchObject([{ state: 'acknowledged' }]);
      await first.addAlerts([incoming({ groupingKey: 'memory' })], []);
      expect(await list()).toHaveLength(2);
    });

    test('a maintenance window silences each group once, whichever sidecar finds it, and overrules nobody', async () => {
      const [first] = stores;
      const content = plainWindow({ startsAt: 500, endsAt: 1e9 });
      await first.forOrg(1).changeWindows({ kind: 'create', uid: 'upgrade', content }, ada, 5);
      const keepers = stores.map((store) =>
        createKeepMaintenance({
          store,
          tellState: createStateMemory(),
          logger: collectLog().logger,
          now: () => time,
          elapsed: () => performance.now(),
        })
      );
      await first.addAlerts([incoming({ groupingKey: 'heard' })], []);
      await keepers[0]?.run();
      await stores[1].forOrg(1).actOnGroups([1], { action: 'unsilence' }, ada, time);
      let isOver = false;
      const keeping = keepers.map(async (keeper) => {
        while (!isOver) {
          await keeper.run();
        }
      });
      await storm(20, (n) => Array.from({ length: 20 }, (_, i) => incoming({ groupingKey: `${n} ${i}` })));
      const count = (state: string) => place.query(`select count(*)::int from alert_groups where state = '${state}'`);
      await eventually(async () => expect(await count('silenced')).toEqual([[400]]));
      isOver = true;
      await Promise.all(keeping);
      expect(await count('firing')).toEqual([[1]]);
      expect(
        await place.query(`select group_id from events where type = 'silenced' group by group_id having count(*) > 1`)
      ).toEqual([]);
      expect(await place.query('select count(*)::int from maintained_groups')).toEqual([[401]]);
    });

    test('alerts of few keys that come to both at once have one open group a key, and all are counted', async () => {
      const added = await storm(60, () =>
        Array.from({ length: 20 }, (_, i) =>
          incoming({ groupingKey: `${i % 7}`, signal: i === 19 ? 'resolve' : 'fire' })
        )
      );
      await expectSound(added);
      await Promise.all(stores.map((store) => store.catchUp()));
      await expectSound(added);
    });

    test('batches with the same keys in other orders do not keep each other from being stored', async () => {
      const added = await storm(60, (n) => {
        const keys = Array.from({ length: 20 }, (_, i) => incoming({ groupingKey: `${i}`, title: `${n}` }));
        return n % 2 === 0 ? keys : keys.reverse();
      });
      expect(added).toHaveLength(2 * 60 * 20);
      await expectSound(added);
    });

    test('what people do meanwhile, and undo, is lost in no group', async () => {
      let isOver = false;
      const reports = { changed: 0, undone: 0 };
      const people = async (store: Store) => {
        const org = store.forOrg(1);
        for (let n = 0; !isOver; n += 1) {
          const { items } = await org.listGroups(allGroups, { limit: 10, cursor: undefined });
          const action = (['acknowledge', 'resolve', 'unresolve'] as const)[n % 3] ?? 'resolve';
          // What is undone is one's own, or hardly anything could be: the other acts on all groups at the same time.
          const undoes = action === 'acknowledge';
          const ids = items.map(({ id }) => id).filter((id) => !undoes || id % 2 === stores.indexOf(store));
          const operation = `${stores.indexOf(store)} ${n}`;
          const { changed } = await org.actOnGroups(ids, { action }, ada, (time += 1), operation);
          reports.changed += changed.length;
          const parts = undoes ? ((await org.findOperation(operation))?.parts ?? []) : [];
          for (const part of parts) {
            const { changed: undone } = await org.undoPart(part, ada, (time += 1));
            reports.undone += undone.length;
          }
        }
      };
      const working = stores.map(people);
      const added: AddedAlert[] = [];
      for (let n = 0; n === 0 || (n < 100 && reports.undone === 0); n += 1) {
        added.push(
          ...(await storm(40, () => Array.from({ length: 15 }, (_, i) => incoming({ groupingKey: `${i % 5}` }))))
        );
      }
      isOver = true;
      await Promise.all(working);
      expect(reports.changed).toBeGreaterThan(0);
      expect(reports.undone).toBeGreaterThan(0);
      await expectSound(added);
    });

    test('a delivery that comes to both at once is stored once', async () => {
      const idHash = new Uint8Array([1, 2, 3]);
      const again = () => {
        const alert = incoming();
        return { ...alert, delivery: { ...alert.delivery, idHash, idExpiresAt: time + 1e6 } };
      };
      const added = await storm(20, () => [again()]);
      expect(added.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(new Set(added.map(({ stored }) => stored?.alertId)).size).toBe(1);
      await expectSound(added);
    });

    test('a silence that is due ends once', async () => {
      await stores[0].addAlerts(
        Array.from({ length: 30 }, (_, i) => incoming({ groupingKey: `${i}` })),
        []
      );
      const ids = (await stores[0].forOrg(1).listGroups(allGroups, onePage)).items.map(({ id }) => id);
      await stores[1].forOrg(1).actOnGroups(ids, { action: 'silence', until: 5000 }, ada, 2000);
      await Promise.all([...stores, ...stores].map((store) => store.endSilences(5000)));
      expect(
        await place.query(
          `select count(*) from events where type = 'unsilenced' group by group_id having count(*) <> 1`
        )
      ).toEqual([]);
      expect(await place.query(`select count(*) from events where type = 'unsilenced'`)).toEqual([[ids.length]]);
    });

    test('an alert that comes to one as its group’s quiet time ends is in no group that the other has resolved for that', async () => {
      const [one, other] = stores;
      const settings = { quietSeconds: 60 };
      await one.forOrg(1).updateIntegration('one', { settings });
      const rules = toGroupRules({ ...defaultSettings, ...settings });
      const length = 60_000;
      await other.noteReceiving(1000, null);
      for (let at = 1000; at < 70_000; at += noteEvery) {
        await other.noteReceiving(at + noteEvery, noteEvery);
      }
      for (let round = 0; round < 40; round++) {
        const groupingKey = `k${round}`;
        const alertAt = (receivedAt: number): IncomingAlert => ({ ...incoming({ groupingKey }), receivedAt, rules });
        const [first] = await one.addAlerts([alertAt(2000)], []);
        const id = first?.stored?.groupId as number;
        // Another at once, so that it is a storm, and the sidecar knows the group without the database.
        await one.addAlerts([alertAt(2000)], []);
        const [[added]] = await Promise.all([
          one.addAlerts([alertAt(2000 + length - 1)], []),
          pause(round % 8).then(() => other.passTime(2000 + length)),
        ]);
        const group = await one.forOrg(1).getGroup(id);
        const isIn = added?.stored?.groupId === id;
        expect([round, isIn, group?.state]).toEqual([round, isIn, isIn ? 'firing' : 'resolved']);
      }
    });

    test('a silence that outlasts recovery holds in both, however soon groups recover and open again', async () => {
      const [one, other] = stores;
      const outlasting = { action: 'silence', until: null, outlasts: true } as const;
      for (let round = 0; round < 30; round++) {
        const groupingKey = `k${round}`;
        // Another key, so that each sidecar has found before that no key is silenced, or that one is.
        await other.addAlerts([incoming({ groupingKey: `other ${round}` })], []);
        const [added] = await one.addAlerts([incoming({ groupingKey })], []);
        const id = added?.stored?.groupId as number;
        const deed = { ids: [id], done: false };
        const silenced = one
          .forOrg(1)
          .actOnGroups(deed.ids, outlasting, ada, time)
          .then(({ changed }) => {
            deed.done = changed.length > 0;
          });
        await Promise.all([
          silenced,
          other.addAlerts([incoming({ groupingKey, signal: 'resolve' }), incoming({ groupingKey })], []),
        ]);
        const groups = (await readAll((page) => one.forOrg(1).listGroups(allGroups, page), 200)).filter(
          (group) => group.groupingKey === groupingKey
        );
        const next = groups.find((group) => group.id !== id);
        expect([round, next?.state]).toEqual([round, deed.done ? 'silenced' : 'firing']);
        // Whoever opens the next one: the end that one sidecar was told of holds in the other.
        await one.forOrg(1).actOnGroups([next?.id as number], { action: 'unsilence' }, ada, time);
        await other.addAlerts([incoming({ groupingKey, signal: 'resolve' })], []);
        const [last] = await other.addAlerts([incoming({ groupingKey })], []);
        expect((await other.forOrg(1).getGroup(last?.stored?.groupId as number))?.state).toBe('firing');
      }
    });

    test('a silence is not ended early by a sidecar whose clock is ahead of the database’s', async () => {
      await stores[0].addAlerts([incoming()], []);
      const until = Date.now() + 60_000;
      await stores[0].forOrg(1).actOnGroups([1], { action: 'silence', until }, ada, 2000);
      expect(await stores[1].endSilences(until + 1000)).toEqual([]);
      expect(await stores[1].forOrg(1).getGroup(1)).toMatchObject({ silencedUntil: until });
    });

    test('who edits templates through one is known to the other, also where its clock is ahead of the database’s', async () => {
      const [one, other] = stores.map((store) => store.forOrg(1)) as [OrgStore, OrgStore];
      const note = (org: OrgStore, tab: string) => org.noteTemplateEditing('one', { tab, actor: ada, isEditing: true });
      time = Date.now();
      expect(await Promise.all([note(one, 'a'), note(other, 'b')])).toEqual([true, true]);
      time += 24 * 60 * 60 * 1000;
      expect((await other.listTemplateEditing('one')).map(({ tab }) => tab).toSorted()).toEqual(['a', 'b']);
      expect([await note(one, 'b'), await note(other, 'a')]).toEqual([false, false]);
    });

    test('one has a lease, and the other has it when that one ends or is gone', async () => {
      const hold = async () => Promise.all(stores.map((store) => store.takeLease('work')));
      const [first] = await hold();
      expect(await hold()).toEqual([first, !first]);
      const [holder, other] = first ? stores : [stores[1], stores[0]];
      expect(await holder.takeLease('another')).toBe(true);
      expect(await other.takeLease('another')).toBe(false);
      // As it is when who had it has not said so for too long.
      await place.query(`update leases set holder = 'gone', held_until = now() where task = 'another' returning task`);
      await eventually(() => other.takeLease('another'));
      await holder.close();
      await eventually(() => other.takeLease('work'));
    });

    test('the time that retention trusts does not go back for a sidecar that is behind', async () => {
      await stores[0].saveRetentionTime(5000);
      await stores[1].saveRetentionTime(4000);
      expect(await stores[0].readRetentionTime()).toBe(5000);
    });

    test('each hears what the other has changed', async () => {
      const heard: StoreChange[] = [];
      stores[1].subscribe((change) => heard.push(change));
      await stores[0].forOrg(7).createIntegration(plainIntegration({ uid: 'seven', token: 'seven' }));
      await eventually(() =>
        expect(heard.flatMap(({ integrations }) => integrations)).toContainEqual({ orgId: 7, uid: 'seven' })
      );
      heard.length = 0;
      await stores[0].addAlerts([incoming()], []);
      await eventually(() => expect(heard).toContainEqual({ orgIds: [1], integrations: [] }));
    });

    test('deliveries of both are numbered as one', async () => {
      await storm(10, () => [incoming(), incoming()]);
      const deliveries = await readAll((page) => stores[0].forOrg(1).listDeliveries('one', page), 7);
      const ids = deliveries.map(({ id }) => id);
      expect(new Set(ids).size).toBe(40);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    });
  }
);

/** Batches that a sidecar has in flight here. */
const lanes = 3;
