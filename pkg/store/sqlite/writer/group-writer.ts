import type { DatabaseSync } from 'node:sqlite';
import type { Group, NewEvent } from '../../../domain/group.ts';
import type { GroupUpdate, KnownGroup } from '../../core/group-update.ts';
import type { ActedGroup, ActionFacts } from '../../core/plan-actions.ts';
import { formatActor, type GroupColumns, groupColumns, toGroup, toValues } from '../../sql/group-rows.ts';
import type { GroupRow } from '../../sql/schema.ts';
import type { GroupCounts } from './group-counters.ts';

export interface NewGroup {
  readonly orgId: number;
  readonly integrationId: number;
  /** Null: the group never takes another alert. */
  readonly keyHash: Uint8Array | null;
  /** For people; may be shortened. */
  readonly groupingKey: string | null;
  readonly group: Group;
}

export interface LoadedGroup extends KnownGroup {
  /** The newest alert of the group; null where it has none any more. */
  readonly lastAlertId: number | null;
}

/** Writes groups and their timelines through prepared statements; the caller holds the transaction. */
export interface GroupWriter {
  findOpen(integrationId: number, keyHash: Uint8Array): LoadedGroup | undefined;
  loadForAction(orgId: number, ids: readonly number[]): ActionFacts;
  /** The groups whose silence is due, of all orgs. */
  findDueSilences(now: number): KnownGroup[];
  /** Gives the group the org's next number; its counts are to be inserted. @returns the group's id */
  insert(group: NewGroup): number;
  /** Writes all but the counts. */
  update(id: number, group: Group): void;
  /** Has alerts with that key find it from now on; no other open group of the integration has the key. */
  setKey(id: number, keyHash: Uint8Array, groupingKey: string | null): void;
  setFirstAlert(id: number, alertId: number): void;
  insertEvents(orgId: number, id: number, events: readonly NewEvent[]): void;
  /** Writes all but the counts. */
  apply(update: GroupUpdate): void;
}

export function createGroupWriter(database: DatabaseSync, counts: Pick<GroupCounts, 'heldBack'>): GroupWriter {
  const columns = groupColumns.join(', ');
  const select = `select id, org_id, alert_count, last_alert_at, last_alert_id, ${columns}
    from alert_groups join alert_group_counts on group_id = id`;
  const findOpen = database.prepare(
    `${select} where integration_id = ? and key_hash = ? and state <> 'resolved' and key_hash is not null`
  );
  const findForAction = database.prepare(
    `${select.replace('select id,', 'select id, integration_id, key_hash,')} where org_id = ? and id = ? and deleted_at is null`
  );
  const findDueSilences = database.prepare(`${select} where silenced_until <= ? and silenced_until is not null`);
  const nextNumber = database.prepare(
    `insert into orgs (id, last_group_number) values (?, 1)
     on conflict (id) do update set last_group_number = last_group_number + 1 returning last_group_number as number`
  );
  const insert = database.prepare(
    `insert into alert_groups (org_id, integration_id, number, key_hash, grouping_key, ${columns})
     values (?, ?, ?, ?, ?, ${groupColumns.map(() => '?').join(', ')})`
  );
  const update = database.prepare(
    `update alert_groups set ${groupColumns.map((column) => `${column} = ?`).join(', ')} where id = ?`
  );
  const setKey = database.prepare('update alert_groups set key_hash = ?, grouping_key = ? where id = ?');
  const setFirstAlert = database.prepare('update alert_groups set first_alert_id = ? where id = ?');
  const insertEvent = database.prepare(
    'insert into events (org_id, group_id, at, type, actor, silenced_until) values (?, ?, ?, ?, ?, ?)'
  );

  const writer: GroupWriter = {
    findOpen(integrationId, keyHash) {
      const row = findOpen.get(integrationId, keyHash) as Row | undefined;
      return row && toLoaded(row);
    },
    loadForAction(orgId, ids) {
      const groups = new Map<number, ActedGroup>();
      const openKeys = new Set<string>();
      for (const id of ids) {
        const row = findForAction.get(orgId, id) as ActedRow | undefined;
        if (row === undefined) {
          continue;
        }
        const { integration_id: integrationId, key_hash: keyHash, ...columns } = row;
        const key = keyHash === null ? null : `${integrationId} ${Buffer.from(keyHash).toString('hex')}`;
        groups.set(id, { ...toLoaded(columns), key });
        if (row.state === 'resolved' && keyHash !== null && findOpen.get(integrationId, keyHash) !== undefined) {
          openKeys.add(key as string);
        }
      }
      return { groups, openKeys };
    },
    findDueSilences: (now) => findDueSilences.all(now).map((row) => toLoaded(row as unknown as Row)),
    insert({ orgId, integrationId, keyHash, groupingKey, group }) {
      const { number } = nextNumber.get(orgId) as { number: number };
      const values = toValues(group);
      return Number(insert.run(orgId, integrationId, number, keyHash, groupingKey, ...values).lastInsertRowid);
    },
    update(id, group) {
      update.run(...toValues(group), id);
    },
    setKey(id, keyHash, groupingKey) {
      setKey.run(keyHash, groupingKey, id);
    },
    setFirstAlert(id, alertId) {
      setFirstAlert.run(alertId, id);
    },
    insertEvents(orgId, id, events) {
      for (const event of events) {
        insertEvent.run(orgId, id, event.at, event.type, formatActor(event.actor), event.silencedUntil ?? null);
      }
    },
    apply({ id, orgId, group, events }) {
      writer.update(id, group);
      writer.insertEvents(orgId, id, events);
    },
  };
  return writer;

  function toLoaded({ id, org_id, last_alert_id, ...columns }: Row): LoadedGroup {
    const { lastAlertId, ...late } = counts.heldBack(id) ?? { lastAlertId: last_alert_id };
    return { id, orgId: org_id, group: { ...toGroup(columns), ...late }, lastAlertId };
  }
}

type ActedRow = Row & Pick<GroupRow, 'integration_id' | 'key_hash'>;

type Row = GroupColumns & { id: number; org_id: number; last_alert_id: number | null };
