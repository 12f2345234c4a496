import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';
import { useAlertGroups } from '../../api/alertGroups';
import { ExportButton } from '../../components/alert-group/export/ExportButton';
import { QueryView } from '../../components/QueryView';
import { SearchBox } from '../../components/search/SearchBox';
import { useList } from './address/useList';
import { ColumnsButton } from './columns/ColumnsButton';
import { StateCounts } from './counts/StateCounts';
import { Facets } from './facets/Facets';
import { HandledList } from './HandledList';
import { Histogram } from './histogram/Histogram';
import { NoAlertGroups } from './NoAlertGroups';
import { NotSearchableYet } from './NotSearchableYet';
import { Paging } from './paging/Paging';
import { StillList } from './still/StillList';
import { AlertGroupsTable } from './table/AlertGroupsTable';
import { type ListLook, useListLook } from './table/listLook';
import { RowMenu } from './table/RowMenu';
import { TimeButton } from './time/TimeButton';
import { useKeptPlace } from './useKeptPlace';
import { ViewsMenu } from './views/ViewsMenu';

/** The list of alert groups: what it shows is in the page's address. */
export function AlertGroupsPage() {
  const styles = useStyles2(getStyles);
  const list = useList();
  const [look, changeLook] = useListLook();
  const columns = list.view.columns ?? look.columns;
  const changeShownLook = ({ columns: chosen, ...change }: Partial<ListLook>) => {
    const isOfView = chosen !== undefined && list.view.columns !== null;
    if (isOfView) {
      list.view.changeColumns(chosen);
    }
    changeLook(isOfView || chosen === undefined ? change : { ...change, columns: chosen });
  };
  const size = list.limit ?? look.pageSize;
  const request = { query: list.text, sort: list.sort, order: list.order, limit: size, cursor: list.cursor };
  const reply = useAlertGroups(request, list.query !== null && !list.isMoving);
  const matching = useMemo(() => ({ query: list.text }), [list.text]);
  const place = useRef<HTMLDivElement>(null);
  useKeptPlace(reply.data !== undefined && !reply.isPlaceholderData);

  const isLost = reply.error?.code === 'invalid_cursor';
  const { showFirstPage } = list;
  useEffect(() => {
    if (isLost) {
      showFirstPage();
    }
  }, [isLost, showFirstPage]);

  const labelNames = useMemo(
    () => [...new Set(reply.data?.items.flatMap(({ labels }) => Object.keys(labels)))].sort(),
    [reply.data]
  );
  const sorting = useMemo(
    () => ({
      sort: list.sort,
      order: list.order,
      onSort: (sort: typeof list.sort, order: typeof list.order) => list.change({ sort, order }),
    }),
    [list]
  );
  const isForbidden = reply.error?.code === 'forbidden';

  return (
    <PluginPage
      renderTitle={(title) => (
        <div className={styles.title}>
          <h1>{title}</h1>
          {!isForbidden && list.query && (
            <StateCounts query={list.query} counts={reply.data?.counts} onChange={list.setQuery} />
          )}
        </div>
      )}
      actions={
        !isForbidden && (
          <>
            <ViewsMenu
              view={list.view.uid}
              query={list.text}
              sort={list.sort}
              order={list.order}
              columns={columns}
              onChoose={({ uid, query, sort, order }) => list.change({ view: uid, q: query, sort, order })}
            />
            {list.query && <TimeButton query={list.query} onChange={list.setQuery} />}
            <ColumnsButton look={{ ...look, columns }} labelNames={labelNames} onChange={changeShownLook} />
            {list.query && <ExportButton query={list.text} sort={list.sort} order={list.order} />}
          </>
        )
      }
    >
      {!isForbidden && (
        <div className={styles.search}>
          <SearchBox
            value={list.text}
            onApply={(text) => list.change({ q: text })}
            total={list.query === null ? undefined : reply.data?.total}
          />
          <Histogram query={list.text} onChange={(text) => list.change({ q: text })} />
        </div>
      )}
      {/* What is wrong with a query is said in the search box. */}
      {(list.query !== null || reply.data !== undefined) && (
        <QueryView query={reply}>
          {(shown) => (
            <div className={styles.body}>
              <Facets query={list.text} onChange={(text) => list.change({ q: text })} />
              <div ref={place} className={styles.list}>
                <NotSearchableYet groups={shown.unindexed} />
                <StillList of={reply.isPlaceholderData ? 'stale' : JSON.stringify(request)} groups={shown.items}>
                  {(groups) => (
                    <HandledList groups={groups} total={shown.total} query={matching} page={list.cursor ?? ''}>
                      {(handling) =>
                        groups.length > 0 || list.query === null ? (
                          <AlertGroupsTable
                            groups={groups}
                            columns={columns}
                            hasTwoLines={look.hasTwoLines}
                            sorting={sorting}
                            isStale={reply.isPlaceholderData}
                            Menu={RowMenu}
                            {...handling}
                          />
                        ) : (
                          <NoAlertGroups
                            query={list.query}
                            counts={shown.counts}
                            onReset={() => list.change({ q: 'state:open' })}
                          />
                        )
                      }
                    </HandledList>
                  )}
                </StillList>
                <Paging
                  list={shown}
                  shown={shown.items.length}
                  size={size}
                  onSize={(limit) => {
                    changeLook({ pageSize: limit });
                    list.change({ limit });
                  }}
                  onTurn={(cursor) => {
                    list.turn(cursor);
                    place.current?.scrollIntoView();
                  }}
                />
              </div>
            </div>
          )}
        </QueryView>
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    '& h1': { margin: 0, fontSize: theme.typography.h3.fontSize },
  }),
  search: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
  body: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    [theme.breakpoints.down('md')]: { flexDirection: 'column-reverse', alignItems: 'stretch' },
    // The panel has more to say than the facets have.
    [theme.breakpoints.down('xxl')]: { '&:has([data-group-panel]) > aside': { display: 'none' } },
  }),
  // Grafana's own bars lie over the top of the page.
  list: css({ flex: '1 1 0', minWidth: 0, scrollMarginTop: theme.spacing(16) }),
});
