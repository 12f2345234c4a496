import React, { type ComponentType, memo } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { Cell } from './cells/Cell';
import { SeverityMark } from './cells/SeverityMark';
import { type ColumnId, isAtEnd, isOwnColumn } from './columns';

/** What others put into each row. Give the same components at each rendering. */
export interface RowSlots {
  /** Before the state: selects the row. */
  Select?: ComponentType<{ group: AlertGroupSummary }>;
  /** At the row's end: what can be done to the group. In a card it has the whole width. */
  Menu: ComponentType<{ group: AlertGroupSummary; isCard: boolean }>;
}

interface Props extends RowSlots {
  group: AlertGroupSummary;
  columns: readonly ColumnId[];
  /** Times are told from this moment, in milliseconds since 1970. */
  now: number;
  /** Whether the row is a card. */
  isNarrow: boolean;
  /** Whether the group is open beside the list. */
  isOpen: boolean;
  /** Whether Tab comes to this row; keys go on from there. */
  isTabStop: boolean;
}

/** One alert group of the list. */
export const GroupRow = memo(function GroupRow({
  group,
  columns,
  now,
  isNarrow,
  isOpen,
  isTabStop,
  Select,
  Menu,
}: Props) {
  return (
    <tr
      data-group-id={group.id}
      data-severity={group.severity ?? 'none'}
      aria-current={isOpen || undefined}
      tabIndex={isTabStop ? 0 : -1}
    >
      <td data-column="mark">
        <SeverityMark severity={group.severity} />
      </td>
      <td data-column="select">{Select && <Select group={group} />}</td>
      {columns.filter(isOwnColumn).map((id) => (
        <td key={id} data-column={id} data-end={isAtEnd(id) || undefined}>
          <Cell id={id} group={group} columns={columns} now={now} />
        </td>
      ))}
      <td data-column="menu">
        <Menu group={group} isCard={isNarrow} />
      </td>
    </tr>
  );
});
