import { sql } from 'kysely';
import type { StoredGroup } from '../shapes/groups.ts';
import type { GroupName } from '../shapes/history.ts';
import { unpackActivity } from './activity-column.ts';
import type { Database } from './database.ts';
import { existingGroups, groupsOf } from './group-queries.ts';
import { groupColumns, toGroup } from './group-rows.ts';
import { parseSettings, parseTemplates } from './integrations.ts';
import { keySilenceColumn, parseKeySilenceOrNull } from './key-silences.ts';
import { readOften } from './read-often.ts';

/** The groups with these ids, in their order; those that the org does not have are missing. */
export async function readGroups(database: Database, orgId: number, ids: readonly number[]): Promise<StoredGroup[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await readOften(
    database,
    withIntegration(existingGroups(database))
      // SQLite would prefer an index on the org to the ids, and read all groups of the org.
      .where(sql<boolean>`${database.aside('alert_groups.org_id')} = ${orgId}`)
      .where(database.isOneOf('alert_groups.id', ids))
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toStoredGroup(row)];
  });
}

/** Those of the groups that the org has. */
export async function nameGroups(database: Database, orgId: number, ids: readonly number[]): Promise<GroupName[]> {
  return ids.length === 0
    ? []
    : existingGroups(database)
        .select(['id', 'number'])
        .where(sql<boolean>`${database.aside('alert_groups.org_id')} = ${orgId}`)
        .where('id', 'in', ids)
        .execute();
}

export async function getGroup(database: Database, orgId: number, id: number): Promise<StoredGroup | undefined> {
  const [row] = await readOften(database, withIntegration(groupsOf(database, orgId)).where('alert_groups.id', '=', id));
  return row && toStoredGroup(row);
}

/** The groups with their integrations and counters. */
export function withIntegration(query: ReturnType<typeof groupsOf>) {
  return query
    .innerJoin('integrations', 'integrations.id', 'alert_groups.integration_id')
    .innerJoin('alert_group_counts', 'alert_group_counts.group_id', 'alert_groups.id')
    .select(groupColumns.map((column) => `alert_groups.${column}` as const))
    .select(['alert_count', 'last_alert_at', 'activity'])
    .select([
      'alert_groups.id',
      'alert_groups.number',
      'alert_groups.grouping_key',
      'integrations.uid as integration_uid',
      'integrations.name as integration_name',
      'integrations.type as integration_type',
      'integrations.templates as integration_templates',
      'integrations.message_format as integration_message_format',
      'integrations.settings as integration_settings',
      'integrations.deleted_at as integration_deleted_at',
      keySilenceColumn,
    ]);
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof withIntegration>['execute']>>[number];

export function toStoredGroup(row: JoinedRow): StoredGroup {
  return {
    ...toGroup(row),
    id: row.id,
    number: row.number,
    groupingKey: row.grouping_key,
    keySilence: parseKeySilenceOrNull(row.key_silence),
    activity: row.activity && unpackActivity(row.activity),
    integration: {
      uid: row.integration_uid,
      name: row.integration_name,
      type: row.integration_type,
      templates: parseTemplates(row.integration_templates),
      messageFormat: row.integration_message_format,
      settings: parseSettings(row.integration_settings),
      deleted: row.integration_deleted_at !== null,
    },
  };
}
