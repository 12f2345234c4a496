import { sql, type SqlBool } from 'kysely';
import type { Term } from '../../../domain/query/query.ts';
import type { UntakenGroups } from '../../shapes/searches.ts';
import { isTaken } from '../maintenance.ts';
import { type Condition, testOnly } from './condition.ts';
import type { TermContext } from './terms.ts';

/**
 * Groups that a maintenance window is to silence. What the search asks has to be known of them: a group of a storm that is not in the
 * index yet would be found by a label that it is not to have, or by a word that its message has.
 * @param kinds what the search asks for
 */
export function untakenCondition(
  { uid, openedFrom }: UntakenGroups,
  { orgId, at, database }: Pick<TermContext, 'orgId' | 'at' | 'database'>,
  kinds: ReadonlySet<Term['kind']>
): Condition {
  const isUntaken = sql<SqlBool>`not exists (select 1 from maintained_groups
    where maintained_groups.org_id = ${orgId} and maintained_groups.uid = ${uid}
      and maintained_groups.group_id = alert_groups.id and ${isTaken(at)})`;
  const parts = [
    isUntaken,
    ...(openedFrom === null ? [] : [openedSince(openedFrom)]),
    ...(indexedKinds.some((kind) => kinds.has(kind)) ? [isIndexed] : []),
    ...(kinds.has('text') ? [database.hasIndexedMessage] : []),
  ];
  return testOnly(sql<SqlBool>`(${sql.join(parts, sql` and `)})`);
}

const indexedKinds = ['text', 'label', 'key'] as const;

const isIndexed = sql<SqlBool>`(alert_groups.id <= (select indexed_group_id from search_progress)
  and alert_groups.id > (select waiting_group_id from search_progress)
  and not exists (select 1 from search_queue where search_queue.group_id = alert_groups.id))`;

function openedSince(from: number) {
  return sql<SqlBool>`(started_at >= ${from} or exists (select 1 from events
    where events.group_id = alert_groups.id and events.type = 'unresolved' and events.at >= ${from}
      and events.actor = '{"kind":"source"}'))`;
}
