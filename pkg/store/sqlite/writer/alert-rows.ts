import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Severity } from '../../../contract/templates.ts';
import type { Signal } from '../../../interpret/facts.ts';

/** An alert as its row is. */
export interface AlertRow {
  readonly orgId: number;
  readonly integrationId: number;
  readonly groupId: number;
  readonly previousInGroup: number | null;
  readonly previousInIntegration: number | null;
  readonly receivedAt: number;
  readonly signal: Signal;
  readonly title: string | null;
  readonly severity: Severity | null;
  /** As JSON. */
  readonly failures: string | null;
  readonly payload: string;
}

/** The alerts of a batch, which come into the database several at a time. The caller holds the transaction. */
export interface AlertRows {
  /** @returns the alert's id; the alert itself may have to wait for `write` */
  add(row: AlertRow): number;
  /** Ends the batch: writes those that wait. @returns how many alerts it has, and the id of the first; ids follow each other */
  write(): { readonly count: number; readonly firstId: number | null };
}

const columns = [
  ...['id', 'org_id', 'integration_id', 'group_id', 'previous_in_group', 'previous_in_integration'],
  ...['received_at', 'signal', 'title', 'severity', 'failures', 'payload'],
];

/** With so many in a statement, an alert costs three quarters of what it costs in one of its own; more save little. */
const rowsAtOnce = 8;

/** @returns begins a batch, in which ids go on from the highest that there ever was */
export function createAlertRows(database: DatabaseSync): () => AlertRows {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const prepare = (rows: number) =>
    database.prepare(`insert into alerts (${columns.join(', ')}) values ${Array(rows).fill(row).join(', ')}`);
  const insertSome = prepare(rowsAtOnce);
  const insertOne = prepare(1);
  const readHighest = database.prepare(
    `select coalesce((select seq from sqlite_sequence where name = 'alerts'), 0) as id`
  );

  return () => {
    let firstId: number | null = null;
    let count = 0;
    let waiting: SQLInputValue[] = [];
    return {
      add(alert) {
        firstId ??= 1 + (readHighest.get() as { id: number }).id;
        const id = firstId + count;
        count += 1;
        waiting.push(
          id,
          alert.orgId,
          alert.integrationId,
          alert.groupId,
          alert.previousInGroup,
          alert.previousInIntegration,
          alert.receivedAt,
          alert.signal,
          alert.title,
          alert.severity,
          alert.failures,
          alert.payload
        );
        if (waiting.length === rowsAtOnce * columns.length) {
          insertSome.run(...waiting);
          waiting = [];
        }
        return id;
      },
      write() {
        for (let at = 0; at < waiting.length; at += columns.length) {
          insertOne.run(...waiting.slice(at, at + columns.length));
        }
        return { count, firstId };
      },
    };
  };
}
