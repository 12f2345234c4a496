import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef } from 'react';
import type { RouteReply } from '../../../pkg/contract/types.ts';
import type { List } from './address/useList';
import { HandledList } from './HandledList';
import { NoAlertGroups } from './NoAlertGroups';
import { NotSearchableYet } from './NotSearchableYet';
import { Paging } from './paging/Paging';
import { StillList } from './still/StillList';
import { AlertGroupsTable } from './table/AlertGroupsTable';
import type { ListLook } from './table/listLook';
import { RowMenu } from './table/RowMenu';

interface Props {
  list: List;
  /** The page of it that is shown. */
  page: RouteReply<'listAlertGroups'>;
  /** The query that its groups match, which is the one before until those of the list are there. */
  text: string;
  /** Which page this is; the rows of another one do not take their places from these. */
  of: string;
  /** Whether these are still the groups of the list before. */
  isStale: boolean;
  look: ListLook;
  onLook: (change: Partial<ListLook>) => void;
}

/** One page of the list, in which people work, and the way to the others. */
export function GroupList({ list, page, text, of, isStale, look, onLook }: Props) {
  const styles = useStyles2(getStyles);
  const place = useRef<HTMLDivElement>(null);
  const matching = useMemo(() => ({ query: text }), [text]);
  const sorting = useMemo(
    () => ({
      sort: list.sort,
      order: list.order,
      onSort: (sort: List['sort'], order: List['order']) => list.change({ sort, order }),
    }),
    [list]
  );
  return (
    <div ref={place} className={styles.list}>
      <StillList of={of} groups={page.items}>
        {(groups) => (
          <HandledList
            groups={groups}
            total={page.total}
            query={matching}
            note={<NotSearchableYet groups={page.unindexed} />}
          >
            {(handling) =>
              groups.length > 0 || list.query === null ? (
                <AlertGroupsTable
                  groups={groups}
                  columns={look.columns}
                  hasTwoLines={look.hasTwoLines}
                  sorting={sorting}
                  isStale={isStale}
                  Menu={RowMenu}
                  {...handling}
                />
              ) : (
                <NoAlertGroups
                  query={list.query}
                  counts={page.counts}
                  isWhole={page.payloads === null || page.payloads.cursor === null}
                  onReset={() => list.change({ q: 'state:open' })}
                />
              )
            }
          </HandledList>
        )}
      </StillList>
      <Paging
        list={page}
        shown={page.items.length}
        size={look.pageSize}
        onSize={(limit) => {
          onLook({ pageSize: limit });
          list.change({ limit });
        }}
        onTurn={(cursor) => {
          list.turn(cursor);
          showTop(place.current);
        }}
      />
    </div>
  );
}

/** Where its top is to be seen, nothing moves. */
function showTop(list: HTMLElement | null): void {
  if (list !== null && list.getBoundingClientRect().top < (parseFloat(getComputedStyle(list).scrollMarginTop) || 1)) {
    list.scrollIntoView();
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Grafana's own bars lie over the top of the page.
  list: css({ flex: '1 1 0', minWidth: 0, scrollMarginTop: theme.spacing(16) }),
});
