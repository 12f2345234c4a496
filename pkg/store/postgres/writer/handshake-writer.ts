import { type HandshakeWrite, planHandshakes } from '../../core/plan-handshakes.ts';
import type { HandshakeChange } from '../../shapes/handshakes.ts';
import {
  decideHandshake,
  handshakeColumns,
  insertHandshake,
  toHandshake,
  toHandshakeValues,
} from '../../sql/handshakes.ts';
import type { Db } from './db.ts';

/** As the store's. The integration is locked, so that two sidecars do not decide about the same one. */
export async function changeHandshakes(db: Db, orgId: number, uid: string, change: HandshakeChange): Promise<boolean> {
  const integration = await db
    .selectFrom('integrations')
    .select('id')
    .where('org_id', '=', orgId)
    .where('uid', '=', uid)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (integration === undefined) {
    return false;
  }
  const rows = await db
    .selectFrom('handshakes')
    .select(handshakeColumns)
    .where('integration_id', '=', integration.id)
    .execute();
  const writes = planHandshakes(rows.map(toHandshake), change);
  for (const write of writes) {
    await writeHandshake(db, orgId, uid, write);
  }
  return writes.length > 0;
}

async function writeHandshake(db: Db, orgId: number, uid: string, write: HandshakeWrite): Promise<void> {
  switch (write.kind) {
    case 'insert':
      await insertHandshake({ orgId, uid }, toHandshakeValues(write.asked)).execute(db);
      return;
    case 'decide':
      await decideHandshake(write.id, write.decision, JSON.stringify(write.decision.by)).execute(db);
      return;
    case 'delete':
      await db.deleteFrom('handshakes').where('id', '=', write.id).execute();
  }
}
