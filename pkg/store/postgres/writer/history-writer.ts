import { sql } from 'kysely';
import { addUncounted, findUncounted } from '../../sql/integration-figures.ts';
import type { Db } from './db.ts';
import { listOf, unnest } from './rows.ts';

/** More at once would hold the connection for long. */
const updatedAtOnce = 500;

/** As the store's `updateHistories`. One sidecar at a time does it. */
export async function updateHistories(db: Db, now: number): Promise<boolean> {
  const { rows } = await findUncounted(updatedAtOnce).execute(db);
  if (rows.length > 0) {
    await sql`insert into integration_histories (${listOf(Object.keys(columns))})
      select * from ${unnest(
        columns,
        rows.map((row) => addUncounted(row, now))
      )}
      on conflict (integration_id) do update set counted = excluded.counted, history = excluded.history`.execute(db);
  }
  return rows.length === updatedAtOnce;
}

const columns = { integration_id: 'bigint', counted: 'bigint', history: 'text' } as const;
