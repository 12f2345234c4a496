import type { DatabaseSync } from 'node:sqlite';
import type { Change, Group, NewEvent } from '../../../domain/group.ts';
import type { GroupCounts } from './group-counts.ts';
import { formatActor, type GroupColumns, groupColumns, toGroup, toValues } from '../group-rows.ts';

export interface NewGroup {
  readonly orgId: number;
  readonly integrationId: number;
  /** Null: the group never takes another alert. */
  readonly keyHash: Uint8Array | null;
  /** For people; may be shortened. */
  readonly groupingKey: string | null;
  readonly group: Group;
}

export interface LoadedGroup {
  readonly id: number;
  readonly orgId: number;
  readonly group: Group;
  /** The newest alert of the group; null where it has none any more. */
  readonly lastAlertId: number | null;
}

/** Writes groups and their timelines through prepared statements; the caller holds the transaction. */
export interface GroupWriter {
  findOpen(integrationId: number, keyHash: Uint8Array): LoadedGroup | undefined;
  find(orgId: number, id: number): LoadedGroup | undefined;
  findEndedSilences(now: number): LoadedGroup[];
  /** Gives the group the org's next number; its counts are to be inserted. @returns the group's id */
  insert(group: NewGroup): number;
  /** Writes all but the counts. */
  update(id: number, group: Group): void;
  /** Has alerts with that key find it from now on; no other open group of the integration has the key. */
  setKey(id: number, keyHash: Uint8Array, groupingKey: string | null): void;
  setFirstAlert(id: number, alertId: number): void;
  insertEvents(orgId: number, id: number, events: readonly NewEvent[]): void;
  apply(target: LoadedGroup, change: Change): void;
}

export function createGroupWriter(database: DatabaseSync, counts: Pick<GroupCounts, 'heldBack'>): GroupWriter {
  const columns = groupColumns.join(', ');
  const select = `select id, org_id, alert_count, last_alert_at, last_alert_id, ${columns}
    from alert_groups join alert_group_counts on group_id = id`;
  const findOpen = database.prepare(
    `${select} where integration_id = ? and key_hash = ? and state <> 'resolved' and key_hash is not null`
  );
  const find = database.prepare(`${select} where org_id = ? and id = ? and deleted_at is null`);
  const findEndedSilences = database.prepare(`${select} where silenced_until <= ? and silenced_until is not null`);
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
    findOpen: (integrationId, keyHash) => toLoaded(findOpen.get(integrationId, keyHash)),
    find: (orgId, id) => toLoaded(find.get(orgId, id)),
    findEndedSilences: (now) => findEndedSilences.all(now).map((row) => toLoaded(row) as LoadedGroup),
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
    apply({ id, orgId }, { group, events }) {
      writer.update(id, group);
      writer.insertEvents(orgId, id, events);
    },
  };
  return writer;

  function toLoaded(row: Record<string, unknown> | undefined): LoadedGroup | undefined {
    if (row === undefined) {
      return undefined;
    }
    const { id, org_id, last_alert_id, ...columns } = row as unknown as Row;
    const { lastAlertId, ...late } = counts.heldBack(id) ?? { lastAlertId: last_alert_id };
    return { id, orgId: org_id, group: { ...toGroup(columns), ...late }, lastAlertId };
  }
}

type Row = GroupColumns & { id: number; org_id: number; last_alert_id: number | null };
