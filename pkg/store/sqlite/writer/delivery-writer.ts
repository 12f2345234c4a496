import type { DatabaseSync } from 'node:sqlite';
import { type NotedDelivery, packDeliveries } from '../../sql/delivery-batches.ts';
import type { AddedAlert, DeliveryHead, RejectedDelivery } from '../../store.ts';
import type { Tally } from './integration-tallies.ts';

/** Knows deliveries that came before, and notes all of them. The caller holds the transaction. */
export interface DeliveryWriter {
  /** What the same delivery became when it came before; undefined where it has not, or too long ago. */
  findEarlier(integrationId: number, head: DeliveryHead, at: number): AddedAlert['stored'] | undefined;
  remember(integrationId: number, head: DeliveryHead, stored: AddedAlert['stored']): void;
  startBatch(): DeliveryBatch;
}

/** The deliveries of a batch, noted together. */
export interface DeliveryBatch {
  note(delivery: Omit<RejectedDelivery, 'orgId'>, alertId: number | null, tally: Tally): void;
  write(): void;
}

/** Most deliveries in a row, so that a page of them reads few. */
const longestRun = 64;

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
    'insert into delivery_batches (integration_id, last_number, received_at, deliveries, body) values (?, ?, ?, ?, ?)'
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
    startBatch() {
      const runs = new Map<number, NotedDelivery[]>();
      return {
        note({ integrationId, receivedAt, address, size, outcome, detail, body }, alertId, tally) {
          tally.deliveryCount += 1;
          const noted = { number: tally.deliveryCount, receivedAt, address, size, outcome, alertId, detail };
          let run = runs.get(integrationId);
          // One with a body has a row of its own.
          if (run === undefined || run.length === longestRun || body !== null) {
            writeRun(integrationId, run, null);
            run = [];
            runs.set(integrationId, run);
          }
          run.push(noted);
          if (body !== null) {
            writeRun(integrationId, run, body);
            runs.delete(integrationId);
          }
        },
        write() {
          runs.forEach((run, integrationId) => writeRun(integrationId, run, null));
        },
      };
    },
  };

  function writeRun(integrationId: number, run: readonly NotedDelivery[] | undefined, body: Uint8Array | null): void {
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined) {
      insert.run(integrationId, last.number, last.receivedAt, packDeliveries(run), body);
    }
  }
}
