import type { DatabaseSync } from 'node:sqlite';
import type { HandshakeKind } from '../../../contract/integrations/handshakes.ts';
import type { IntegrationKey } from '../../changes.ts';
import type { HandshakeWrite } from '../../core/plan-handshakes.ts';
import type { Decision, StoredHandshake } from '../../shapes/handshakes.ts';
import {
  decideHandshake,
  handshakeColumns,
  insertHandshake,
  toHandshake,
  toHandshakeValues,
} from '../../sql/handshakes.ts';
import { prepare } from '../prepare.ts';

/** Loads and writes handshakes. The caller holds the transaction. */
export interface HandshakeWriter {
  load(integrationId: number): StoredHandshake[];
  write(integration: IntegrationKey, write: HandshakeWrite): void;
}

export function createHandshakeWriter(database: DatabaseSync): HandshakeWriter {
  const load = prepare(database, (db, integrationId: number) =>
    db.selectFrom('handshakes').select(handshakeColumns).where('integration_id', '=', integrationId).compile()
  );
  const insert = prepare(
    database,
    (
      db,
      kind: HandshakeKind,
      topic: string,
      message: string,
      receivedAt: number,
      expiresAt: number,
      verified: 0 | 1,
      orgId: number,
      uid: string
    ) => insertHandshake({ orgId, uid }, [kind, topic, message, receivedAt, expiresAt, verified]).compile(db)
  );
  const decide = prepare(
    database,
    (db, state: Decision['state'], detail: string | null, at: number, decidedBy: string, id: number) =>
      decideHandshake(id, { state, detail, at }, decidedBy).compile(db)
  );
  const remove = prepare(database, (db, id: number) => db.deleteFrom('handshakes').where('id', '=', id).compile());

  return {
    load: (integrationId) => load.all(integrationId).map(toHandshake),
    write({ orgId, uid }, write) {
      switch (write.kind) {
        case 'insert':
          insert.run(...toHandshakeValues(write.asked), orgId, uid);
          return;
        case 'decide': {
          const { state, detail, at, by } = write.decision;
          decide.run(state, detail, at, JSON.stringify(by), write.id);
          return;
        }
        case 'delete':
          remove.run(write.id);
      }
    },
  };
}
