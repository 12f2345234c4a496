import { type Kysely, sql } from 'kysely';
import { foldCase } from '../../sql/search/fold.ts';
import { CannotTransfer, type Marks, type TransferTarget } from '../../transfer/places.ts';
import {
  contentTables,
  keyOf,
  startedTable,
  type TransferRow,
  type TransferTable,
  transferTables,
} from '../../transfer/tables.ts';
import { continueFrom, notEmpty, unfinishedTable } from '../../transfer/unfinished.ts';
import type { ConnectionPool, PooledClient } from '../connection/pool.ts';
import { makePartitionsUpTo } from '../partitions/make-partition.ts';
import { type PartitionedTable, partitionedTables } from '../partitions/partitioned-tables.ts';
import type { PostgresSchema } from '../schema.ts';
import { copyRows } from './copy-rows.ts';
import { buildIndexes, forgetIndexes, takeIndexesAway } from './late-indexes.ts';
import { countRows } from './relations.ts';
import { setHighestIds } from './sequences.ts';
import { readUnfinished } from './unfinished.ts';

/** @param db with the newest schema, on the pool */
export function createPostgresTarget(db: Kysely<PostgresSchema>, pool: ConnectionPool, name: string): TransferTarget {
  /** What the database has as the progress. */
  let written = '{}';
  const alerts = partitionedTables.find(({ name }) => name === 'alerts') as PartitionedTable;

  return {
    name,
    async begin(source) {
      const unfinished = await readUnfinished(db);
      if (unfinished !== undefined) {
        written = unfinished.progress;
        return continueFrom(name, unfinished, source);
      }
      for (const table of contentTables) {
        if ((await countRows(db, table)) > 0) {
          throw notEmpty(name);
        }
      }
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom(startedTable).execute();
        await sql`create table ${unfinished_copy} (source text, fingerprint text, progress text)`.execute(tx);
        await sql`insert into ${unfinished_copy} values (${source.name}, ${source.fingerprint}, ${written})`.execute(
          tx
        );
        await takeIndexesAway(
          tx,
          transferTables.map(({ name }) => name)
        );
      });
      return {};
    },
    async write(table, rows, progress) {
      if (table.name === alerts.name) {
        const [lastId] = keyOf(table, rows.at(-1) ?? []) as [number];
        await db.transaction().execute((tx) => makePartitionsUpTo(tx, alerts, lastId));
      }
      const next = JSON.stringify(progress);
      await inTransaction(async (client) => {
        const { rowCount } = await client.query(`update ${unfinishedTable} set progress = $1 where progress = $2`, [
          next,
          written,
        ]);
        if (rowCount === 0) {
          throw new CannotTransfer(`Another migrate-store fills ${name}. Let one of them end.`);
        }
        for (const part of partsOf(table, rows)) {
          await copyRows(client, part.name, part.columns, part.rows);
        }
      });
      written = next;
    },
    count: (table) => countRows(db, table),
    async finish(marks) {
      await buildIndexes(db);
      await db.transaction().execute((tx) => finish(tx, marks));
      // Nothing is known of the tables yet, and the first searches would be planned by that.
      for (const { name: table } of transferTables) {
        await sql`analyze ${sql.table(table === 'integration_counts' ? 'integration_tallies' : table)}`.execute(db);
      }
    },
    async close() {},
  };

  /** The end of the process may undo the last ones, not that of the server: they need not be on the disk each. */
  async function inTransaction(work: (client: PooledClient) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('begin; set local synchronous_commit = off');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }
}

const unfinished_copy = sql.table(unfinishedTable);

/** Rows of one of the database's own tables. */
interface Part {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly TransferRow[];
}

/** What the rows of a table become here. */
function partsOf({ name, columns }: TransferTable, rows: readonly TransferRow[]): Part[] {
  const names = Object.keys(columns);
  const at = (column: string) => names.indexOf(column);
  const pick = (picked: readonly string[]) =>
    rows.map((row) => picked.map((column) => row[at(column)] as TransferRow[number]));
  switch (name) {
    case 'integration_counts': {
      const tallies = names.filter((column) => column !== 'delivery_count');
      return [
        { name: 'integration_tallies', columns: tallies, rows: pick(tallies) },
        {
          name: 'delivery_numbers',
          columns: ['integration_id', 'last_number'],
          rows: pick(['integration_id', 'delivery_count']),
        },
      ];
    }
    case 'events': {
      const notes = rows
        .filter((row) => row[at('type')] === 'noted' && row[at('text')])
        .map((row) => [row[at('id')] as number, foldCase(row[at('text')] as string)]);
      return [
        { name, columns: names, rows },
        { name: 'note_index', columns: ['rowid', 'text'], rows: notes },
      ];
    }
    default:
      return [{ name, columns: names, rows }];
  }
}

/** Has groups wait for the search index. Their messages wait as no alert of theirs was rendered. */
async function finish(db: Kysely<PostgresSchema>, { highestIds, trustedAt }: Marks): Promise<void> {
  await sql`insert into group_tallies (org_id, integration_id, state, count)
    select org_id, integration_id, state, count(*) from alert_groups
    where deleted_at is null group by org_id, integration_id, state`.execute(db);
  await sql`insert into search_queue (group_id) select id from alert_groups on conflict do nothing`.execute(db);
  await sql`update retention_time set trusted_at = ${trustedAt}::bigint`.execute(db);
  await setHighestIds(db, highestIds);
  await sql`drop table ${unfinished_copy}`.execute(db);
  await forgetIndexes(db);
}
