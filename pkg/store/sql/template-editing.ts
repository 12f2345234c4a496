import { type RawBuilder, sql } from 'kysely';
import { editingExpiresMs } from '../../contract/templates/editing.ts';
import type { Actor } from '../../contract/types.ts';
import type { KnownEditing } from '../core/plan-template-editing.ts';
import type { TemplateEditing } from '../shapes/template-editing.ts';
import { isSeen } from './access/hidden.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Who edits the templates of an integration, those first who began first; none where there is no such integration. */
export async function listTemplateEditing(
  database: Database,
  orgId: number,
  uid: string,
  now: number
): Promise<TemplateEditing[]> {
  const { db, agreed } = database;
  const rows = await db
    .selectFrom('template_editing')
    .innerJoin('integrations', 'integrations.id', 'template_editing.integration_id')
    .select(editingColumns)
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .where(isSeen(database, 'integrations.id'))
    .where('seen_at', '>', sql<number>`${agreed(now)} - ${sql.lit(editingExpiresMs)}`)
    .orderBy('since')
    .orderBy('tab')
    .execute();
  return rows.map((row) => {
    const { integrationId: _, ...editing } = toKnownEditing(row);
    return editing;
  });
}

/** What is asked of them. */
export const editingColumns = ['integration_id', 'tab', 'actor', 'since', 'seen_at'] as const;

export function toKnownEditing(row: Schema['template_editing']): KnownEditing {
  return {
    integrationId: row.integration_id,
    tab: row.tab,
    actor: JSON.parse(row.actor) as Actor,
    since: row.since,
    seenAt: row.seen_at,
  };
}

/** The values of the columns, in their order. */
export function toEditingValues({ integrationId, tab, actor, since, seenAt }: KnownEditing) {
  return [integrationId, tab, JSON.stringify(actor), since, seenAt] as const;
}

/** @param values as `toEditingValues` */
export function putEditing(
  ...[integrationId, tab, actor, since, seenAt]: Readonly<ReturnType<typeof toEditingValues>>
): RawBuilder<never> {
  return sql`insert into template_editing (integration_id, tab, actor, since, seen_at)
    values (${integrationId}, ${tab}, ${actor}, ${since}, ${seenAt})
    on conflict (integration_id, tab) do update set seen_at = excluded.seen_at`;
}

export function removeEditing(integrationId: number, tab: string): RawBuilder<never> {
  return sql`delete from template_editing where integration_id = ${integrationId} and tab = ${tab}`;
}

/** Forgets who edits the templates of an integration. */
export function forgetEditing(integrationId: number): RawBuilder<never> {
  return sql`delete from template_editing where integration_id = ${integrationId}`;
}

/** Deletes all that are seen no more. An org has few. */
export function deleteExpiredEditing(clock: number): RawBuilder<never> {
  return sql`delete from template_editing where seen_at <= cast(${clock} as bigint) - ${sql.lit(editingExpiresMs)}`;
}
