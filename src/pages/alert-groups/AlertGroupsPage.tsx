import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Stack, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';
import { useAlertGroups } from '../../api/alertGroups';
import { resolveTimeRange } from '../../api/timeRange';
import { QueryView } from '../../components/QueryView';
import { Filters } from './filter/Filters';
import { StateFilter } from './filter/StateFilter';
import { useListFilter } from './filter/useListFilter';
import { HandledList } from './HandledList';
import { NoAlertGroups } from './NoAlertGroups';
import { PageButtons } from './PageButtons';
import { StillList } from './still/StillList';
import { AlertGroupsTable } from './table/AlertGroupsTable';
import { defaultColumns } from './table/columns';
import { RowMenu } from './table/RowMenu';

export function AlertGroupsPage() {
  const styles = useStyles2(getStyles);
  const { filter, setFilter, isFirstPage, showFirstPage, newer, older } = useListFilter();
  const query = useAlertGroups(filter);
  const matching = useMemo(() => {
    const { state, integration, from, to } = filter;
    return { state, integration, ...resolveTimeRange({ from, to }) };
  }, [filter]);
  const list = useRef<HTMLDivElement>(null);
  const turn = (page: () => void) => {
    page();
    list.current?.scrollIntoView();
  };

  const isLost = query.error?.code === 'invalid_cursor';
  useEffect(() => {
    if (isLost) {
      showFirstPage();
    }
  }, [isLost, showFirstPage]);

  return (
    <PluginPage subTitle={t('alert-groups.subtitle', 'What your integrations report, folded into groups to act on.')}>
      <Stack direction="column" gap={2}>
        {query.error?.code !== 'forbidden' && (
          <>
            <StateFilter chosen={filter.state} counts={query.data?.counts} onChange={(state) => setFilter({ state })} />
            <Filters filter={filter} integration={query.data?.integration} onChange={setFilter} />
          </>
        )}
        <QueryView query={query}>
          {({ items, nextCursor, counts }) => (
            <div ref={list} className={styles.list}>
              <StillList key={query.isPlaceholderData ? 'stale' : JSON.stringify(filter)} groups={items}>
                {(groups) => (
                  <HandledList
                    groups={groups}
                    total={filter.state.reduce((sum, state) => sum + counts[state], 0)}
                    query={matching}
                    page={filter.cursor ?? ''}
                  >
                    {(handling) =>
                      groups.length > 0 ? (
                        <AlertGroupsTable
                          groups={groups}
                          columns={defaultColumns}
                          isStale={query.isPlaceholderData}
                          Menu={RowMenu}
                          {...handling}
                        />
                      ) : (
                        <NoAlertGroups filter={filter} counts={counts} />
                      )
                    }
                  </HandledList>
                )}
              </StillList>
              <PageButtons
                onNewer={isFirstPage ? undefined : () => turn(newer)}
                onOlder={nextCursor === null ? undefined : () => turn(() => older(nextCursor))}
              />
            </div>
          )}
        </QueryView>
      </Stack>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Grafana's own bars lie over the top of the page.
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), scrollMarginTop: theme.spacing(16) }),
});
