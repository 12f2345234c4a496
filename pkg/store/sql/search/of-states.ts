import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { State } from '../../../contract/alert-groups/states.ts';

/** Whether a row of `alert_groups` is in one of the states; PostgreSQL takes no empty list. */
export function ofStates(states: readonly State[]): RawBuilder<SqlBool> {
  return states.length === 0 ? sql`1 = 0` : sql`state in (${sql.join(states)})`;
}
