import { type RawBuilder, sql } from 'kysely';
import type { HandshakeState } from '../../contract/integrations/handshakes.ts';
import type { IntegrationKey } from '../changes.ts';
import type { Decision, NewHandshake, StoredHandshake } from '../shapes/handshakes.ts';
import type { Database } from './database.ts';
import { parseActor } from './group-rows.ts';
import { findIntegrationId } from './integrations.ts';
import type { Schema } from './schema.ts';

/** The handshakes of an integration, the newest first; none where there is no such integration. */
export async function listHandshakes(database: Database, orgId: number, uid: string): Promise<StoredHandshake[]> {
  const integrationId = await findIntegrationId(database, orgId, uid);
  if (integrationId === undefined) {
    return [];
  }
  const rows = await database.db
    .selectFrom('handshakes')
    .select(handshakeColumns)
    .where('integration_id', '=', integrationId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toHandshake);
}

/** What is asked of handshakes. */
export const handshakeColumns = [
  ...(['id', 'kind', 'topic', 'message', 'received_at', 'expires_at', 'verified'] as const),
  ...(['state', 'detail', 'decided_at', 'decided_by'] as const),
] as const;

type HandshakeRow = Omit<Schema['handshakes'], 'id' | 'integration_id'> & { readonly id: number };

export function toHandshake(row: HandshakeRow): StoredHandshake {
  return {
    id: row.id,
    kind: row.kind,
    topic: row.topic,
    message: row.message,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    verified: row.verified === 1,
    decision:
      row.decided_at === null
        ? null
        : {
            state: row.state as Exclude<HandshakeState, 'pending'>,
            detail: row.detail,
            by: parseActor(row.decided_by ?? ''),
            at: row.decided_at,
          },
  };
}

/** The values of a row that is pending. */
export function toHandshakeValues({ kind, topic, message, receivedAt, expiresAt, verified }: NewHandshake) {
  return [kind, topic, message, receivedAt, expiresAt, verified ? 1 : 0] as const;
}

/** Adds one to an integration that lives. @param values as `toHandshakeValues` */
export function insertHandshake(
  { orgId, uid }: IntegrationKey,
  [kind, topic, message, receivedAt, expiresAt, verified]: Readonly<ReturnType<typeof toHandshakeValues>>
): RawBuilder<never> {
  return sql`insert into handshakes (integration_id, kind, topic, message, received_at, expires_at, verified, state)
    select id, cast(${kind} as text), cast(${topic} as text), cast(${message} as text), cast(${receivedAt} as bigint),
      cast(${expiresAt} as bigint), cast(${verified} as bigint), 'pending'
    from integrations where org_id = ${orgId} and uid = ${uid} and deleted_at is null`;
}

/** @param decidedBy in JSON */
export function decideHandshake(
  id: number,
  { state, detail, at }: Omit<Decision, 'by'>,
  decidedBy: string
): RawBuilder<never> {
  return sql`update handshakes set state = ${state}, detail = ${detail}, decided_at = ${at}, decided_by = ${decidedBy}
    where id = ${id}`;
}

/** Deletes those of an integration. */
export function forgetHandshakes(integrationId: number): RawBuilder<never> {
  return sql`delete from handshakes where integration_id = ${integrationId}`;
}
