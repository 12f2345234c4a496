import { sql } from 'kysely';
import type { BatchKey } from '../../../core/alerts/alert-batch.ts';
import { hashGroupingKey } from '../../../core/alerts/grouping-key.ts';
import { toArrays } from '../rows.ts';

/** The columns of `given`: keys, and their places. */
export const keyColumns = { place: 'bigint', integration_id: 'bigint', key_hash: 'bytea' } as const;

/** The parameters for `given`. */
export function toKeyArrays(keys: readonly BatchKey[]) {
  return toArrays(
    keyColumns,
    keys.map(({ integrationId, groupingKey }, place) => [place, integrationId, hashGroupingKey(groupingKey)])
  );
}

/**
 * The id of the group that is open with the key in `given`, for each row. A look-up by itself keeps the server to the index. A join would
 * be planned while there are few groups, and go on to read all of them for each batch once there are many.
 */
export const openWithKey = sql<number | null>`select id from alert_groups
  where alert_groups.integration_id = given.integration_id and alert_groups.key_hash = given.key_hash
    and alert_groups.state <> 'resolved' and alert_groups.key_hash is not null`;

/** The same of the newest resolved group with the key that nobody has deleted. */
export const closedWithKey = sql<number | null>`select id from alert_groups
  where alert_groups.integration_id = given.integration_id and alert_groups.key_hash = given.key_hash
    and alert_groups.key_hash is not null and alert_groups.state = 'resolved' and alert_groups.deleted_at is null
  order by started_at desc, id desc limit 1`;
