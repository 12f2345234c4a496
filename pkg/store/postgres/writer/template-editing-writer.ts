import { planTemplateEditing } from '../../core/plan-template-editing.ts';
import type { EditingNote } from '../../shapes/template-editing.ts';
import {
  deleteExpiredEditing,
  editingColumns,
  putEditing,
  removeEditing,
  toEditingValues,
  toKnownEditing,
} from '../../sql/template-editing.ts';
import { agreeOnTime } from './agreed-time.ts';
import type { Db } from './db.ts';
import { findIntegration } from './integration-writer.ts';
import { lockSettings } from './settings-lock.ts';

/** As the store's. Settings are locked, so that two sidecars do not decide by the same ones, or for an integration that is deleted. */
export async function noteTemplateEditing(
  db: Db,
  orgId: number,
  uid: string,
  note: EditingNote,
  now: number
): Promise<boolean> {
  await lockSettings(db);
  const integration = await findIntegration(db, orgId, uid);
  if (integration === undefined) {
    return false;
  }
  const rows = await db
    .selectFrom('template_editing')
    .innerJoin('integrations', 'integrations.id', 'template_editing.integration_id')
    .select(editingColumns)
    .where('org_id', '=', orgId)
    .execute();
  const time = await agreeOnTime(db, now);
  const { writes, hasChanged } = planTemplateEditing(rows.map(toKnownEditing), integration.id, note, time);
  for (const write of writes) {
    await (
      write.kind === 'put'
        ? putEditing(...toEditingValues(write.editing))
        : removeEditing(write.integrationId, write.tab)
    ).execute(db);
  }
  return hasChanged;
}

/** Forgets all who are seen no more. */
export async function forgetExpiredEditing(db: Db, clock: number): Promise<void> {
  await deleteExpiredEditing(clock).execute(db);
}
