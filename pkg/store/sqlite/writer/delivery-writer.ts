import type { DatabaseSync } from 'node:sqlite';
import type { AddedAlert, DeliveryHead, RejectedDelivery } from '../../store.ts';
import type { Tally } from './integration-tallies.ts';

/** Notes deliveries, and knows those that came before. The caller holds the transaction. */
export interface DeliveryWriter {
  /** What the same delivery became when it came before; undefined where it has not, or too long ago. */
  findEarlier(integrationId: number, head: DeliveryHead, at: number): AddedAlert['stored'] | undefined;
  remember(integrationId: number, head: DeliveryHead, stored: AddedAlert['stored']): void;
  note(delivery: RejectedDelivery, alertId: number | null, tally: Tally): void;
}

export function createDeliveryWriter(database: DatabaseSync): DeliveryWriter {
  const find = database.prepare(
    `select alert_id as alertId, group_id as groupId from delivery_ids
     where integration_id = ? and id_hash = ? and expires_at > ?`
  );
  const remember = database.prepare(
    `insert into delivery_ids (integration_id, id_hash, alert_id, group_id, expires_at) values (?, ?, ?, ?, ?)
     on conflict (integration_id, id_hash) do update set
       alert_id = excluded.alert_id, group_id = excluded.group_id, expires_at = excluded.expires_at`
  );
  const insert = database.prepare(
    `insert into deliveries
       (org_id, integration_id, previous_in_integration, number, received_at, address, size, outcome, alert_id, detail, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  );

  return {
    findEarlier(integrationId, { idHash }, at) {
      const row =
        idHash && (find.get(integrationId, idHash, at) as { alertId: number | null; groupId: number } | undefined);
      return row ? (row.alertId === null ? null : { alertId: row.alertId, groupId: row.groupId }) : undefined;
    },
    remember(integrationId, { idHash, idExpiresAt }, stored) {
      if (idHash !== null) {
        remember.run(integrationId, idHash, stored?.alertId ?? null, stored?.groupId ?? null, idExpiresAt);
      }
    },
    note({ orgId, integrationId, receivedAt, address, size, outcome, detail, body }, alertId, tally) {
      tally.deliveryCount += 1;
      const { lastInsertRowid } = insert.run(
        orgId,
        integrationId,
        tally.lastDeliveryId,
        tally.deliveryCount,
        receivedAt,
        address,
        size,
        outcome,
        alertId,
        detail,
        body
      );
      tally.lastDeliveryId = Number(lastInsertRowid);
    },
  };
}
