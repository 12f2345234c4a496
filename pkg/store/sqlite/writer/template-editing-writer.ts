import type { DatabaseSync } from 'node:sqlite';
import type { EditingWrite, KnownEditing } from '../../core/plan-template-editing.ts';
import {
  deleteExpiredEditing,
  editingColumns,
  putEditing,
  removeEditing,
  toEditingValues,
  toKnownEditing,
} from '../../sql/template-editing.ts';
import { prepare } from '../prepare.ts';

/** Loads and writes who edits templates. The caller holds the transaction. */
export interface TemplateEditingWriter {
  load(orgId: number): KnownEditing[];
  write(write: EditingWrite): void;
  /** Forgets all who are seen no more. @returns whether there may be more */
  deleteSome(clock: number): boolean;
}

export function createTemplateEditingWriter(database: DatabaseSync): TemplateEditingWriter {
  const load = prepare(database, (db, orgId: number) =>
    db
      .selectFrom('template_editing')
      .innerJoin('integrations', 'integrations.id', 'template_editing.integration_id')
      .select(editingColumns)
      .where('org_id', '=', orgId)
      .compile()
  );
  const put = prepare(
    database,
    (db, integrationId: number, tab: string, actor: string, since: number, seenAt: number) =>
      putEditing(integrationId, tab, actor, since, seenAt).compile(db)
  );
  const remove = prepare(database, (db, integrationId: number, tab: string) =>
    removeEditing(integrationId, tab).compile(db)
  );
  const removeExpired = prepare(database, (db, clock: number) => deleteExpiredEditing(clock).compile(db));

  return {
    load: (orgId) => load.all(orgId).map(toKnownEditing),
    write(write) {
      if (write.kind === 'put') {
        put.run(...toEditingValues(write.editing));
      } else {
        remove.run(write.integrationId, write.tab);
      }
    },
    deleteSome(clock) {
      removeExpired.run(clock);
      return false;
    },
  };
}
