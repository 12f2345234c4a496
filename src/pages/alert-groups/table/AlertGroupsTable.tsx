import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type ComponentType, useMemo } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useNow } from '../../../components/time/useNow';
import { useSlideIn } from '../still/useSlideIn';
import { type ColumnId, columnText, isAtEnd, isOwnColumn, sortOf } from './columns';
import { GroupRow, type RowSlots } from './GroupRow';
import { ariaSort, SortButton, type Sorting } from './SortButton';
import { columnStyles, tableStyles } from './tableStyles';
import { useNarrow } from './useNarrow';

interface Props extends RowSlots {
  groups: readonly AlertGroupSummary[];
  /** In their order. */
  columns: readonly ColumnId[];
  /** Whether a title may take two lines. */
  hasTwoLines: boolean;
  sorting: Sorting;
  /** Whether these are still the groups of the previous query, until the new ones arrive. */
  isStale: boolean;
  /** The group that is open beside the list. */
  openId?: string;
  /** The group whose row Tab comes to. */
  tabStopId?: string;
  /** In the head: selects the page. */
  SelectAll?: ComponentType;
}

/**
 * Alert groups, one line each. Widths are fixed, so that nothing moves when a row changes; columns that have no room are left
 * out, and where there is very little each row is a card.
 */
export function AlertGroupsTable({
  groups,
  columns,
  hasTwoLines,
  sorting,
  isStale,
  openId,
  tabStopId,
  SelectAll,
  ...slots
}: Props) {
  const styles = useStyles2(tableStyles);
  const widths = useMemo(() => columnStyles(columns), [columns]);
  const [list, isNarrow] = useNarrow();
  const now = useNow();
  useSlideIn(list, groups);
  return (
    <div ref={list} className={cx(styles.list, isStale && styles.stale)} aria-busy={isStale}>
      <table className={cx(styles.table, widths, hasTwoLines ? styles.twoLines : styles.oneLine)}>
        <thead>
          <tr>
            <th
              data-column="mark"
              scope="col"
              aria-label={t('alert-groups.column.severity', 'Severity')}
              aria-sort={ariaSort('severity', sorting)}
            >
              <SortButton by="severity" label={t('alert-groups.column.severity', 'Severity')} {...sorting}>
                <Icon name="exclamation-triangle" size="xs" />
              </SortButton>
            </th>
            <th data-column="select">{SelectAll && <SelectAll />}</th>
            {columns.filter(isOwnColumn).map((id) => (
              <th
                key={id}
                data-column={id}
                data-end={isAtEnd(id) || undefined}
                scope="col"
                title={columnText(id)}
                aria-sort={ariaSort(sortOf(id), sorting)}
              >
                <Head id={id} sorting={sorting} />
              </th>
            ))}
            <th data-column="menu" />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              columns={columns}
              now={now}
              isNarrow={isNarrow}
              isOpen={group.id === openId}
              isTabStop={group.id === tabStopId}
              {...slots}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ id, sorting }: { id: ColumnId; sorting: Sorting }) {
  const sort = sortOf(id);
  const text = columnText(id);
  return sort === undefined ? (
    text
  ) : (
    <SortButton by={sort} {...sorting}>
      {text}
    </SortButton>
  );
}
