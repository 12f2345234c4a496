import { type Kysely, type RawBuilder, sql } from 'kysely';
import { foldCase } from '../../sql/search/fold.ts';
import { CannotTransfer, type Marks, type TransferTarget } from '../../transfer/places.ts';
import { keyOf, type TransferRow, type TransferTable, transferTables } from '../../transfer/tables.ts';
import { continueFrom, notEmpty, unfinishedTable } from '../../transfer/unfinished.ts';
import { makePartitionsUpTo } from '../partitions/make-partition.ts';
import { type PartitionedTable, partitionedTables } from '../partitions/partitioned-tables.ts';
import type { PostgresSchema } from '../schema.ts';
import { type Columns, listOf, unnest } from '../writer/rows.ts';
import { countRows } from './relations.ts';
import { setHighestIds } from './sequences.ts';
import { readUnfinished } from './unfinished.ts';

/** @param db with the newest schema */
export function createPostgresTarget(db: Kysely<PostgresSchema>, name: string): TransferTarget {
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
      for (const table of transferTables) {
        if ((await countRows(db, table)) > 0) {
          throw notEmpty(name);
        }
      }
      await db.transaction().execute(async (tx) => {
        await sql`create table ${unfinished_copy} (source text, fingerprint text, progress text)`.execute(tx);
        await sql`insert into ${unfinished_copy} values (${source.name}, ${source.fingerprint}, ${written})`.execute(
          tx
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
      const { rows: done } = await sql`with step as (
          update ${unfinished_copy} set progress = ${next}
          from (select set_config('synchronous_commit', 'off', true) as done) as soon
          where progress = ${written} and soon.done is not null returning 1),
        ${sql.join(insertsOf(table, rows))}
        select 1 from step`.execute(db);
      if (done.length === 0) {
        throw new CannotTransfer(`Another migrate-store fills ${name}. Let one of them end.`);
      }
      written = next;
    },
    count: (table) => countRows(db, table),
    async finish(marks) {
      await db.transaction().execute((tx) => finish(tx, marks));
      // Nothing is known of the tables yet, and the first searches would be planned by that.
      for (const { name: table } of transferTables) {
        await sql`analyze ${sql.table(table === 'integration_counts' ? 'integration_tallies' : table)}`.execute(db);
      }
    },
    async close() {},
  };
}

const unfinished_copy = sql.table(unfinishedTable);

/** The inserts of the rows, as parts of a statement that does them once it has the row of `step`. */
function insertsOf({ name, columns }: TransferTable, rows: readonly TransferRow[]): Array<RawBuilder<unknown>> {
  const names = Object.keys(columns);
  if (name === 'integration_counts') {
    const pick = (picked: readonly string[]) =>
      rows.map((row) => picked.map((column) => row[names.indexOf(column)] as TransferRow[number]));
    const tallies = ['integration_id', 'alert_count', 'last_alert_at', 'limited_count'];
    return [
      insert('integration_tallies', toColumns(tallies), pick(tallies)),
      insert(
        'delivery_numbers',
        { integration_id: 'bigint', last_number: 'bigint' },
        pick(['integration_id', 'delivery_count'])
      ),
    ];
  }
  const inserts = [insert(name, columns, rows)];
  if (name === 'events') {
    const at = (column: string) => names.indexOf(column);
    const notes = rows
      .filter((row) => row[at('type')] === 'noted' && row[at('text')])
      .map((row) => [row[at('id')] as number, foldCase(row[at('text')] as string)]);
    inserts.push(insert('note_index', { rowid: 'bigint', text: 'text' }, notes));
  }
  return inserts;
}

const toColumns = (names: readonly string[]): Columns => Object.fromEntries(names.map((name) => [name, 'bigint']));

function insert(table: string, columns: Columns, rows: readonly TransferRow[]): RawBuilder<unknown> {
  return sql`${sql.ref(`${table}_copied`)} as (insert into ${sql.table(table)} (${listOf(Object.keys(columns))})
    select * from ${unnest(columns, rows.map(withoutNul))} where exists (select 1 from step))`;
}

/** PostgreSQL's texts cannot have the character. */
function withoutNul(row: TransferRow): TransferRow {
  return row.map((value) =>
    typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value
  );
}

/** Has groups wait for the search index. Their messages wait as no alert of theirs was rendered. */
async function finish(db: Kysely<PostgresSchema>, { highestIds, trustedAt }: Marks): Promise<void> {
  // A row for each group is in it by now.
  await sql`truncate group_tallies`.execute(db);
  await sql`insert into group_tallies (org_id, integration_id, state, count)
    select org_id, integration_id, state, count(*) from alert_groups
    where deleted_at is null group by org_id, integration_id, state`.execute(db);
  await sql`insert into search_queue (group_id) select id from alert_groups on conflict do nothing`.execute(db);
  await sql`update retention_time set trusted_at = ${trustedAt}::bigint`.execute(db);
  await setHighestIds(db, highestIds);
  await sql`drop table ${unfinished_copy}`.execute(db);
}
