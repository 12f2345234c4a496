import { type RawBuilder, sql } from 'kysely';
import type { TemplateAuthor } from '../../contract/types.ts';
import { templateHistoryLimit } from '../core/plan-template-change.ts';
import type { ChangedTemplate, StoredTemplateChange } from '../shapes/template-changes.ts';
import type { Database } from './database.ts';
import { findIntegrationId } from './integrations.ts';

/** The changes of an integration's templates that are kept, the newest first; none where there is no such integration. */
export async function listTemplateChanges(
  database: Database,
  orgId: number,
  uid: string
): Promise<StoredTemplateChange[]> {
  const integrationId = await findIntegrationId(database, orgId, uid);
  if (integrationId === undefined) {
    return [];
  }
  const rows = await database.db
    .selectFrom('template_changes')
    .select(['id', 'at', 'author', 'templates'])
    .where('integration_id', '=', integrationId)
    .orderBy('id', 'desc')
    .limit(templateHistoryLimit.changes)
    .execute();
  return rows.map(({ author, templates, ...row }) => ({
    ...row,
    author: JSON.parse(author) as TemplateAuthor,
    templates: JSON.parse(templates) as ChangedTemplate[],
  }));
}

export const templateChangeColumns = ['integration_id', 'at', 'author', 'templates'] as const;

/** Deletes the changes of an integration's templates that are too many. */
export function forgetTemplateChanges(integrationId: number): RawBuilder<never> {
  const { changes, characters } = templateHistoryLimit;
  return sql<never>`delete from template_changes where id in (
    select id from (
      select id, row_number() over newest as place, sum(length(templates)) over newest as size
      from template_changes where integration_id = ${integrationId}
      window newest as (order by id desc)
    ) as kept
    where place > ${sql.lit(changes)} or (place > 1 and size > ${sql.lit(characters)}))`;
}
