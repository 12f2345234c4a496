import { groupSorts, sortOrders } from '../../../contract/alert-groups/sorting.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { InvalidCursor } from '../../errors.ts';
import type { GroupOrder } from '../../shapes/searches.ts';
import type { Place } from './sorts.ts';

/** Where a page begins, or ends: right after or before a place. */
export interface Turn {
  readonly direction: 'after' | 'before';
  readonly place: Place;
}

export function writeTurn({ sort, order }: GroupOrder, direction: Turn['direction'], { key, id }: Place): string {
  return encodeCursor([groupSorts.indexOf(sort), sortOrders.indexOf(order), direction, key, id]);
}

/** @throws {InvalidCursor} where it is none, or one of another order */
export function readTurn(cursor: string, { sort, order }: GroupOrder): Turn {
  const [sortNumber, orderNumber, direction, key, id] = decodeCursor(cursor, [
    'number',
    'number',
    'string',
    'number',
    'number',
  ]);
  const isOfOrder = groupSorts[sortNumber] === sort && sortOrders[orderNumber] === order;
  if (!isOfOrder || (direction !== 'after' && direction !== 'before')) {
    throw new InvalidCursor();
  }
  return { direction, place: { key, id } };
}
