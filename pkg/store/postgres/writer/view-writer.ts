import { sql } from 'kysely';
import type { ViewFacts } from '../../core/plan-views.ts';
import type { ViewWrite } from '../../core/view-record.ts';
import { ofOrg, toDefaultView, toViewRecord, toViewValues, viewColumns } from '../../sql/views.ts';
import type { Db } from './db.ts';
import { listOf } from './rows.ts';

/** What is known of the views that a person sees. */
export async function loadViews(db: Db, orgId: number, login: string | null): Promise<ViewFacts> {
  const views = await db
    .selectFrom('views')
    .selectAll()
    .where('org_id', '=', orgId)
    // Nobody's login is the empty text.
    .where((where) => where.or([where('owner', 'is', null), where('owner', '=', login ?? '')]))
    .execute();
  const orgDefault = await db
    .selectFrom('default_views')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('login', '=', ofOrg)
    .executeTakeFirst();
  return {
    orgId,
    views: views.map(toViewRecord),
    orgDefault: orgDefault === undefined ? null : toDefaultView(orgDefault),
  };
}

export async function writeView(db: Db, write: ViewWrite): Promise<void> {
  switch (write.kind) {
    case 'put':
      await removeView(db, write.record.orgId, write.record.uid);
      await sql`insert into views (${listOf(viewColumns)}) values (${sql.join(toViewValues(write.record))})`.execute(
        db
      );
      return;
    case 'delete':
      await removeView(db, write.orgId, write.uid);
      await defaultsOf(db, write.orgId).where('uid', '=', write.uid).execute();
      return;
    case 'set_default': {
      const { orgId, login, uid, provisioned } = write.default;
      await defaultsOf(db, orgId)
        .where('login', '=', login ?? ofOrg)
        .execute();
      await db
        .insertInto('default_views')
        .values({ org_id: orgId, login: login ?? ofOrg, uid, provisioned: provisioned ? 1 : 0 })
        .execute();
      return;
    }
    case 'clear_default':
      await defaultsOf(db, write.orgId)
        .where('login', '=', write.login ?? ofOrg)
        .execute();
      return;
    case 'clear_other_defaults':
      await defaultsOf(db, write.orgId).where('uid', '=', write.uid).where('login', '<>', write.login).execute();
      return;
    case 'release_all':
      await db.updateTable('views').set({ provisioned: 0 }).where('provisioned', '=', 1).execute();
      await db.updateTable('default_views').set({ provisioned: 0 }).where('provisioned', '=', 1).execute();
  }
}

async function removeView(db: Db, orgId: number, uid: string): Promise<void> {
  await db.deleteFrom('views').where('org_id', '=', orgId).where('uid', '=', uid).execute();
}

function defaultsOf(db: Db, orgId: number) {
  return db.deleteFrom('default_views').where('org_id', '=', orgId);
}
