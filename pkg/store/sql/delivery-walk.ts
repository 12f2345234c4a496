import { sql } from 'kysely';
import type { StoredDelivery } from '../shapes/deliveries.ts';
import type { Database } from './database.ts';
import { type NotedDelivery, unpackDeliveries } from './delivery-batches.ts';

export type FoundDelivery = NotedDelivery & Pick<StoredDelivery, 'body' | 'bodyLength'>;

export interface DeliveryWalk {
  /** The number before or after which the walk begins; that one is left out. */
  readonly from: number;
  readonly to: 'older' | 'newer';
  /** Where bodies are not wanted they are null, and are not read. */
  readonly withBodies: boolean;
  /** The walk may end before deliveries that came earlier than this, in milliseconds since 1970. */
  readonly since: number | null;
  /** How many deliveries are wanted at first; each row has one at least. */
  readonly atFirst: number;
}

/** Rows that are read first at most, for a page of deliveries. Then twice as many each time. */
const fewRows = 32;
const manyRows = 512;

/** Batches are written in the order of their numbers, their deliveries came so much earlier at most, in milliseconds. */
const longestWait = 60_000;

/** Walks through the deliveries of an integration by their numbers, some at a time. */
export async function* walkDeliveries(
  { db }: Database,
  integrationId: number,
  { from, to, withBodies, since, atFirst }: DeliveryWalk
): AsyncGenerator<FoundDelivery[]> {
  const rowsOf = (limit: number) => {
    const rows = db
      .selectFrom('delivery_batches')
      .select(['last_number', 'received_at', 'deliveries'])
      .select(sql<number | null>`octet_length(body)`.as('bodyLength'))
      .where('integration_id', '=', integrationId)
      .orderBy('last_number', to === 'older' ? 'desc' : 'asc')
      .limit(limit);
    return withBodies ? rows.select('body') : rows;
  };
  let limit = Math.min(atFirst, fewRows);
  // The row that the number itself is in ends with it or with a higher one.
  let end = to === 'older' ? await findRow(from - 1) : from;
  for (;;) {
    const rows = await rowsOf(limit)
      .where('last_number', to === 'older' ? '<=' : '>', end)
      .execute();
    const found = rows.flatMap(({ last_number, deliveries, bodyLength, ...row }) => {
      const body = 'body' in row ? (row.body as Uint8Array | null) : null;
      const unpacked = unpackDeliveries(deliveries, last_number).map((one) => ({ ...one, body, bodyLength }));
      return to === 'older' ? unpacked.reverse() : unpacked;
    });
    const some = found.filter(({ number }) => (to === 'older' ? number < from : number > from));
    if (some.length > 0) {
      yield some;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit || isBefore(last.received_at)) {
      return;
    }
    end = to === 'older' ? last.last_number - 1 : last.last_number;
    limit = Math.min(2 * limit, manyRows);
  }

  /** The number that the row with this delivery ends with. */
  async function findRow(number: number): Promise<number> {
    const row = await db
      .selectFrom('delivery_batches')
      .select('last_number')
      .where('integration_id', '=', integrationId)
      .where('last_number', '>=', number)
      .orderBy('last_number')
      .limit(1)
      .executeTakeFirst();
    return row?.last_number ?? from;
  }

  function isBefore(receivedAt: number): boolean {
    return to === 'older' && since !== null && receivedAt < since - longestWait;
  }
}
