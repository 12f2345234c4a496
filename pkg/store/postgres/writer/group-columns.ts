import type { alertColumns, handlingColumns } from '../../sql/group-rows.ts';
import type { ColumnType } from './rows.ts';

type Named = (typeof alertColumns)[number] | (typeof handlingColumns)[number];

/** The types of the columns that alerts and people write of a group. */
const types: Readonly<Record<Named, ColumnType>> = {
  title: 'text',
  title_version: 'text',
  severity: 'text',
  labels: 'text',
  firing_instances: 'bigint',
  total_instances: 'bigint',
  started_at: 'bigint',
  state: 'text',
  acknowledged_at: 'bigint',
  acknowledged_by: 'text',
  resolved_at: 'bigint',
  resolved_by: 'text',
  silenced_at: 'bigint',
  silenced_by: 'text',
  silenced_until: 'bigint',
  silenced_reason: 'text',
  due_at: 'bigint',
  flaps: 'text',
  flapping_since: 'bigint',
  resolved_reason: 'text',
  assigned_to: 'text',
  assigned_at: 'bigint',
  note_count: 'bigint',
};

/** The columns with their types, in the order given. */
export function typesOf(columns: readonly Named[]): Record<string, ColumnType> {
  return Object.fromEntries(columns.map((column) => [column, types[column]]));
}
