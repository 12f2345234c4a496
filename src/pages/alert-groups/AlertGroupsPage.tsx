import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { ExportButton } from '../../components/alert-group/export/ExportButton';
import { QueryView } from '../../components/QueryView';
import { SearchBox } from '../../components/search/SearchBox';
import { useList } from './address/useList';
import { MuteButton } from './bulk/MuteButton';
import { ColumnsButton } from './columns/ColumnsButton';
import { StateCounts } from './counts/StateCounts';
import { Facets } from './facets/Facets';
import { GroupList } from './GroupList';
import { Histogram } from './histogram/Histogram';
import { SkipToList } from './keyboard/SkipToList';
import { LookedNote } from './payloads/LookedNote';
import { TimeButton } from './time/TimeButton';
import { useKeptPlace } from './useKeptPlace';
import { useShownGroups } from './useShownGroups';
import { useShownLook } from './useShownLook';
import { ViewsMenu } from './views/ViewsMenu';

/** The list of alert groups: what it shows is in the page's address. */
export function AlertGroupsPage() {
  const styles = useStyles2(getStyles);
  const list = useList();
  const [look, changeLook] = useShownLook(list);
  const groups = useShownGroups(list, look.pageSize);
  const { data } = groups;
  useKeptPlace(data !== undefined && !groups.isStale);
  const labelNames = useMemo(
    () => [...new Set(data?.items.flatMap(({ labels }) => Object.keys(labels)))].sort(),
    [data]
  );
  const changeText = (text: string) => list.change({ q: text });
  const isForbidden = groups.error?.code === 'forbidden';

  return (
    <PluginPage
      renderTitle={(title) => (
        <div className={styles.title}>
          <h1>{title}</h1>
          {!isForbidden && list.query && (
            <StateCounts query={list.query} counts={data?.counts} onChange={list.setQuery} />
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
              columns={look.columns}
              onChoose={({ uid, query, sort, order }) => list.change({ view: uid, q: query, sort, order })}
            />
            {list.query && <TimeButton query={list.query} onChange={list.setQuery} />}
            <ColumnsButton look={look} labelNames={labelNames} onChange={changeLook} />
            {list.query && list.text !== '' && <MuteButton query={list.text} />}
            {list.query && <ExportButton query={list.text} sort={list.sort} order={list.order} />}
          </>
        )
      }
    >
      {!isForbidden && (
        <div className={styles.search}>
          <SearchBox value={list.text} onApply={changeText} total={list.query === null ? undefined : data?.total} />
          {data !== undefined && data.items.length > 0 && <SkipToList />}
          <Histogram query={list.text} onChange={changeText} />
          <LookedNote list={list} page={data} {...groups.looking} />
        </div>
      )}
      {/* What is wrong with a query is said in the search box. */}
      {(list.query !== null || data !== undefined) && (
        <QueryView query={groups}>
          {(page) => (
            <div className={styles.body}>
              <Facets query={list.text} onChange={changeText} />
              <GroupList
                list={list}
                page={page}
                text={groups.text}
                of={groups.of}
                isStale={groups.isStale}
                look={look}
                onLook={changeLook}
              />
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
    gap: theme.spacing(1),
    [theme.breakpoints.down('md')]: { flexDirection: 'column-reverse', alignItems: 'stretch' },
    // The panel has more to say than the facets have.
    [theme.breakpoints.down('xxl')]: { '&:has([data-group-panel]) > aside': { display: 'none' } },
  }),
});
