import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Target } from './target.ts';

/** What a store has accepted, by its rows plus those deleted by retention, and by its own counters. */
export interface Stored {
  readonly alerts: number;
  readonly counted: number;
}

/** Reads the database of a stopped sidecar. */
export function readStored(databasePath: string): Stored {
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const read = (sql: string) => Number((database.prepare(sql).get() as { n: number }).n);
  try {
    return {
      alerts:
        read('select count(*) as n from alerts') +
        read('select coalesce(sum(deleted_alert_count), 0) as n from alert_group_counts'),
      counted: read('select coalesce(sum(alert_count), 0) as n from integration_counts'),
    };
  } finally {
    database.close();
  }
}

/** The same of a PostgreSQL database, which may be empty. */
export async function readStoredInPostgres(url: string): Promise<Stored> {
  const client = new pg.Client(url);
  await client.connect();
  const read = async (sql: string) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
  try {
    const { rowCount } = await client.query(
      "select from information_schema.tables where table_name = 'alert_group_counts'"
    );
    return rowCount === 0
      ? { alerts: 0, counted: 0 }
      : {
          alerts:
            (await read('select count(*) as n from alerts')) +
            (await read('select sum(deleted_alert_count) as n from alert_group_counts')),
          counted: await read('select sum(alert_count) as n from integration_counts'),
        };
  } finally {
    await client.end();
  }
}

/** Waits until a running sidecar finds all of its groups by labels, titles and messages. */
export async function untilIndexed(databasePath: string): Promise<void> {
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const left = database.prepare(`select
    (select coalesce(max(id), 0) from alert_groups) - (select indexed_group_id from search_progress) +
    (select max(id) from alerts) - (select queued_alert_id from message_progress) +
    (select count(*) from message_queue) as n`);
  try {
    while (Number((left.get() as { n: number }).n) > 0) {
      await wait(500);
    }
  } finally {
    database.close();
  }
}

/** Waits until a running sidecar has written nothing for half a second, so that its background deletion is finished. */
export async function untilAtRest(databasePath: string): Promise<void> {
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const version = () => (database.prepare('pragma data_version').get() as { data_version: number }).data_version;
  try {
    for (let before = -1, now = version(); before !== now; before = now, now = version()) {
      await wait(500);
    }
  } finally {
    database.close();
  }
}

/**
 * Checks that everything acknowledged is stored, and nothing that was not sent.
 * @param before what the store held at the start
 */
export function faultsOfStore({ alerts, counted }: Stored, { sent }: Pick<Target, 'sent'>, before = 0): string[] {
  const { acknowledged, unanswered } = sent;
  const added = alerts - before;
  return [
    ...(added < acknowledged ? [`${acknowledged - added} of ${acknowledged} acknowledged alerts are not stored`] : []),
    ...(added > acknowledged + unanswered ? [`${added} alerts are stored, but ${acknowledged} were sent`] : []),
    ...(counted === alerts ? [] : [`the integrations count ${counted} alerts, but ${alerts} are stored`]),
  ];
}
