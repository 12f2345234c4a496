import type { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import type { Activity } from '../../../domain/activity.ts';
import type { GroupWrite, OpenGroup } from '../../core/alerts/alert-plan.ts';
import type { GroupUpdate, KnownGroup } from '../../core/group-update.ts';
import type { OperationChange } from '../../core/operation-changes.ts';
import type { ActedGroup, ActionFacts } from '../../core/plan-actions.ts';
import type { SilencedGroup } from '../../core/plan-ended-silences.ts';
import type { DueGroup } from '../../core/plan-passed-time.ts';
import { silencingWindow, type UndoFacts, type UndoneGroup } from '../../core/plan-undo.ts';
import { unpackActivity } from '../../sql/activity-column.ts';
import {
  alertColumns,
  type GroupColumns,
  groupColumns,
  handlingColumns,
  parseActor,
  toAlertValues,
  toGroup,
  toHandlingValues,
} from '../../sql/group-rows.ts';
import { keySilenceColumn, parseKeySilenceOrNull } from '../../sql/key-silences.ts';
import type { GroupCountsRow, Schema } from '../../sql/schema.ts';
import { parseRules, reopenedColumn, settingsColumn, toTimeFacts } from '../../sql/time-facts.ts';
import { prepare, prepareInsert, prepareUpdate } from '../prepare.ts';
import type { EventWriter } from './event-writer.ts';
import type { GroupCounters } from './group-counters.ts';

export interface LoadedGroup extends KnownGroup {
  /** The newest alert of the group; null where it has none any more. */
  readonly lastAlertId: number | null;
  /** Null where it is not known. */
  readonly activity: Activity | null;
}

/** Loads and writes groups. The caller holds the transaction. */
export interface GroupWriter {
  findOpen(integrationId: number, keyHash: Uint8Array): LoadedGroup | undefined;
  /** The newest resolved group with the key that nobody has deleted. */
  findClosed(integrationId: number, keyHash: Uint8Array): LoadedGroup | undefined;
  loadForAction(orgId: number, ids: readonly number[]): ActionFacts;
  loadForUndo(orgId: number, changes: readonly OperationChange[]): UndoFacts;
  /** Some of the groups whose silence is due, of all orgs. */
  findDueSilences(now: number, limit: number): SilencedGroup[];
  /** The groups that time is to look at, of all orgs: some, those that are due longest. */
  findDue(now: number, limit: number): DueGroup[];
  /** Writes all but the counters. */
  write(write: GroupWrite<OpenGroup>): void;
  /** Writes what people change, or time, and the events. */
  update(update: GroupUpdate): void;
  /** As `update`, for what a person did. @returns the id of the last event */
  updateByPerson(update: GroupUpdate, operation: string | null): number;
  /** Shows a hidden group again. */
  show(id: number): void;
}

export interface GroupWriterParts {
  readonly counters: Pick<GroupCounters, 'deferredOf'>;
  readonly events: EventWriter;
}

export function createGroupWriter(database: DatabaseSync, { counters, events }: GroupWriterParts): GroupWriter {
  const findOpen = prepare(database, (db, integrationId: number, keyHash: Uint8Array) =>
    selectGroups(db)
      .where('integration_id', '=', integrationId)
      .where('key_hash', '=', keyHash)
      .where('state', '<>', sql.lit('resolved'))
      .where('key_hash', 'is not', null)
      .compile()
  );
  const findClosed = prepare(database, (db, integrationId: number, keyHash: Uint8Array) =>
    selectGroups(db)
      .where('integration_id', '=', integrationId)
      .where('key_hash', '=', keyHash)
      .where('state', '=', sql.lit('resolved' as const))
      .where('key_hash', 'is not', null)
      .where('deleted_at', 'is', null)
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .limit(sql.lit(1))
      .compile()
  );
  const findForAction = prepare(database, (db, orgId: number, id: number) =>
    selectGroups(db)
      .select(['number', 'integration_id', 'key_hash', 'deleted_at', settingsColumn, keySilenceColumn])
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .compile()
  );
  const findMaintained = prepare(database, (db, orgId: number, uid: string, groupId: number) =>
    db
      .selectFrom('maintained_groups')
      .select('ends_at')
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('group_id', '=', groupId)
      .compile()
  );
  const findSince = prepare(database, (db, groupId: number, eventId: number) =>
    db
      .selectFrom('events')
      .select(['type', 'actor', 'at'])
      .where('group_id', '=', groupId)
      .where('id', '>', eventId)
      .where('type', 'not in', [sql.lit('noted' as const), sql.lit('flapping' as const), sql.lit('settled' as const)])
      // What was undone, and its undoing, have changed nothing.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('events as undone')
              .select('undone.id')
              .whereRef('undone.group_id', '=', 'events.group_id')
              .whereRef('undone.operation', '=', 'events.operation')
              .where('undone.type', '=', sql.lit('restored' as const))
          )
        )
      )
      .orderBy('id')
      .limit(sql.lit(1))
      .compile()
  );
  const findEvent = prepare(database, (db, id: number) =>
    db.selectFrom('events').select('id').where('id', '=', id).compile()
  );
  const findDueSilences = prepare(database, (db, now: number, limit: number) =>
    selectGroups(db)
      .select(settingsColumn)
      .where('silenced_until', '<=', now)
      .where('silenced_until', 'is not', null)
      .limit(limit)
      .compile()
  );
  const findDue = prepare(database, (db, now: number, limit: number) =>
    selectGroups(db)
      .select([settingsColumn, reopenedColumn])
      .where('due_at', '<=', now)
      .where('due_at', 'is not', null)
      .orderBy('due_at')
      .limit(limit)
      .compile()
  );
  const insert = prepareInsert(database, 'alert_groups', [
    ...(['id', 'org_id', 'integration_id', 'number', 'key_hash', 'grouping_key', 'first_alert_id'] as const),
    ...alertColumns,
  ]);
  const update = prepareUpdate(database, 'alert_groups', alertColumns);
  const setHandling = prepareUpdate(database, 'alert_groups', handlingColumns);
  const setKey = prepareUpdate(database, 'alert_groups', ['key_hash', 'grouping_key']);
  const show = prepareUpdate(database, 'alert_groups', ['deleted_at', 'held_until']);

  return {
    findOpen(integrationId, keyHash) {
      const row = findOpen.get(integrationId, keyHash);
      return row && toLoaded(row);
    },
    findClosed(integrationId, keyHash) {
      const row = findClosed.get(integrationId, keyHash);
      return row && toLoaded(row);
    },
    loadForAction(orgId, ids) {
      const groups = new Map<number, ActedGroup>();
      const openKeys = new Set<string>();
      for (const id of ids) {
        const row = findForAction.get(orgId, id);
        if (row !== undefined && row.deleted_at === null) {
          groups.set(id, toActed(row, openKeys));
        }
      }
      return { groups, openKeys };
    },
    loadForUndo(orgId, changes) {
      const groups = new Map<number, UndoneGroup>();
      const openKeys = new Set<string>();
      for (const { groupId, eventId, before } of changes) {
        const uid = silencingWindow(before);
        const row = findForAction.get(orgId, groupId);
        if (row === undefined) {
          continue;
        }
        const isHidden = row.deleted_at !== null;
        const since = isHidden ? undefined : findSince.get(groupId, eventId);
        groups.set(groupId, {
          ...toActed(row, openKeys),
          isHidden,
          since: since === undefined ? null : { ...since, actor: parseActor(since.actor) },
          hasEvent: findEvent.get(eventId) !== undefined,
          maintainedUntil: uid === null ? null : (findMaintained.get(orgId, uid, groupId)?.ends_at ?? null),
        });
      }
      return { groups, openKeys };
    },
    findDueSilences: (now, limit) =>
      findDueSilences.all(now, limit).map((row) => ({ ...toLoaded(row), rules: parseRules(row.settings) })),
    findDue: (now, limit) => findDue.all(now, limit).map((row) => ({ ...toLoaded(row), ...toTimeFacts(row) })),
    write(write) {
      const { id, group } = write.planned;
      switch (write.kind) {
        case 'insert': {
          const { orgId, integrationId, number, keyHash, groupingKey, firstAlertId } = write.row;
          insert.run(id, orgId, integrationId, number, keyHash, groupingKey, firstAlertId, ...toAlertValues(group));
          return;
        }
        case 'update':
          update.run(...toAlertValues(group), id);
          return;
        case 'set_key':
          setKey.run(write.keyHash, write.groupingKey, id);
      }
    },
    update({ id, orgId, group, events: added }) {
      setHandling.run(...toHandlingValues(group), id);
      added.forEach((event) => events.insertDeed({ orgId, groupId: id, event }, null));
    },
    updateByPerson({ id, orgId, group, events: added }, operation) {
      setHandling.run(...toHandlingValues(group), id);
      return added.reduce((_, event) => events.insertDeed({ orgId, groupId: id, event }, operation), 0);
    },
    show(id) {
      show.run(null, null, id);
    },
  };

  /** @param openKeys gets the group's key where the group is resolved and another one is open with it */
  function toActed(row: ActedRow, openKeys: Set<string>): ActedGroup {
    const { integration_id: integrationId, key_hash: keyHash } = row;
    const key = keyHash === null ? null : `${integrationId} ${Buffer.from(keyHash).toString('hex')}`;
    if (key !== null && row.state === 'resolved' && findOpen.get(integrationId, keyHash as Uint8Array)) {
      openKeys.add(key);
    }
    const keySilence = parseKeySilenceOrNull(row.key_silence);
    return { ...toLoaded(row), number: row.number, rules: parseRules(row.settings), key, keySilence };
  }

  function toLoaded(row: LoadedRow): LoadedGroup {
    const group = toGroup(row);
    const { alertCount, lastAlertAt, lastAlertId, activity } = counters.deferredOf(row.id) ?? {
      ...group,
      lastAlertId: row.last_alert_id,
      activity: row.activity && unpackActivity(row.activity),
    };
    return { id: row.id, orgId: row.org_id, group: { ...group, alertCount, lastAlertAt }, activity, lastAlertId };
  }
}

type LoadedRow = GroupColumns &
  Pick<GroupCountsRow, 'last_alert_id' | 'activity'> & { readonly id: number; readonly org_id: number };

interface ActedRow extends LoadedRow {
  number: number;
  integration_id: number;
  key_hash: Uint8Array | null;
  settings: string | null;
  key_silence: string | null;
}

function selectGroups(db: Kysely<Schema>) {
  return db
    .selectFrom('alert_groups')
    .innerJoin('alert_group_counts', 'group_id', 'id')
    .select(['id', 'org_id', 'alert_count', 'last_alert_at', 'last_alert_id', 'activity', ...groupColumns]);
}
