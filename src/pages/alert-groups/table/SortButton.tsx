import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { GroupSort, SortOrder } from '../../../../pkg/contract/alert-groups/sorting.ts';

export interface Sorting {
  sort: GroupSort;
  order: SortOrder;
  onSort: (sort: GroupSort, order: SortOrder) => void;
}

interface Props extends Sorting {
  by: GroupSort;
  label?: string;
  children: ReactNode;
}

/** Sorts by a column, first from the newest, gravest or most on; the other way round at the next click. */
export function SortButton({ by, label, sort, order, onSort, children }: Props) {
  const styles = useStyles2(getStyles);
  const isSorted = by === sort;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      onClick={() => onSort(by, isSorted && order === 'desc' ? 'asc' : 'desc')}
    >
      {children}
      {isSorted && <Icon name={order === 'desc' ? 'arrow-down' : 'arrow-up'} size="xs" className={styles.order} />}
    </button>
  );
}

/** For the head cell of a column by which the list can be sorted. */
export function ariaSort(by: GroupSort | undefined, { sort, order }: Sorting) {
  return by !== sort ? undefined : order === 'desc' ? 'descending' : 'ascending';
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    position: 'relative',
    padding: 0,
    background: 'none',
    border: 'none',
    font: 'inherit',
    color: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  // Below the text, which has the whole width of a narrow column.
  order: css({ position: 'absolute', top: '100%', insetInline: 0, margin: theme.spacing(-0.5, 'auto', 0) }),
});
