import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { ViewFacts } from '../../core/plan-views.ts';
import type { ViewWrite } from '../../core/view-record.ts';
import { ofOrg, toDefaultView, toViewRecord, toViewValues, viewColumns } from '../../sql/views.ts';
import { prepare, prepareInsert } from '../prepare.ts';

/** Loads and writes views. The caller holds the transaction. */
export interface ViewWriter {
  /** What is known of the views that a person sees. */
  load(orgId: number, login: string | null): ViewFacts;
  write(write: ViewWrite): void;
}

export function createViewWriter(database: DatabaseSync): ViewWriter {
  const find = prepare(database, (db, orgId: number, owner: string) =>
    db
      .selectFrom('views')
      .selectAll()
      .where('org_id', '=', orgId)
      .where((where) => where.or([where('owner', 'is', null), where('owner', '=', owner)]))
      .compile()
  );
  const findDefault = prepare(database, (db, orgId: number, login: string) =>
    db.selectFrom('default_views').selectAll().where('org_id', '=', orgId).where('login', '=', login).compile()
  );
  const insert = prepareInsert(database, 'views', viewColumns);
  const remove = prepare(database, (db, orgId: number, uid: string) =>
    db.deleteFrom('views').where('org_id', '=', orgId).where('uid', '=', uid).compile()
  );
  const insertDefault = prepareInsert(database, 'default_views', ['org_id', 'login', 'uid', 'provisioned']);
  const removeDefault = prepare(database, (db, orgId: number, login: string) =>
    db.deleteFrom('default_views').where('org_id', '=', orgId).where('login', '=', login).compile()
  );
  const removeDefaults = prepare(database, (db, orgId: number, uid: string) =>
    db.deleteFrom('default_views').where('org_id', '=', orgId).where('uid', '=', uid).compile()
  );
  const removeOtherDefaults = prepare(database, (db, orgId: number, uid: string, login: string) =>
    db
      .deleteFrom('default_views')
      .where('org_id', '=', orgId)
      .where('uid', '=', uid)
      .where('login', '<>', login)
      .compile()
  );
  const releaseViews = prepare(database, (db) =>
    db
      .updateTable('views')
      .set({ provisioned: sql.lit(0) })
      .where('provisioned', '=', sql.lit(1))
      .compile()
  );
  const releaseDefaults = prepare(database, (db) =>
    db
      .updateTable('default_views')
      .set({ provisioned: sql.lit(0) })
      .where('provisioned', '=', sql.lit(1))
      .compile()
  );

  return {
    load(orgId, login) {
      const orgDefault = findDefault.get(orgId, ofOrg);
      return {
        orgId,
        // Nobody's login is the empty text.
        views: find.all(orgId, login ?? '').map(toViewRecord),
        orgDefault: orgDefault === undefined ? null : toDefaultView(orgDefault),
      };
    },
    write(write) {
      switch (write.kind) {
        case 'put':
          remove.run(write.record.orgId, write.record.uid);
          insert.run(...toViewValues(write.record));
          return;
        case 'delete':
          remove.run(write.orgId, write.uid);
          removeDefaults.run(write.orgId, write.uid);
          return;
        case 'set_default': {
          const { orgId, login, uid, provisioned } = write.default;
          removeDefault.run(orgId, login ?? ofOrg);
          insertDefault.run(orgId, login ?? ofOrg, uid, provisioned ? 1 : 0);
          return;
        }
        case 'clear_default':
          removeDefault.run(write.orgId, write.login ?? ofOrg);
          return;
        case 'clear_other_defaults':
          removeOtherDefaults.run(write.orgId, write.uid, write.login);
          return;
        case 'release_all':
          releaseViews.run();
          releaseDefaults.run();
      }
    },
  };
}
