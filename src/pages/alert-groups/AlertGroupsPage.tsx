import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import React from 'react';
import { useAlertGroups } from '../../api/alertGroups';
import { QueryView } from '../../components/QueryView';
import { AlertGroupsTable } from './AlertGroupsTable';
import { Filters } from './Filters';
import { NoAlertGroups } from './NoAlertGroups';
import { PageButtons } from './PageButtons';
import { StateFilter } from './StateFilter';
import { StillList } from './StillList';
import { useListFilter } from './useListFilter';

export function AlertGroupsPage() {
  const { filter, setFilter, isFirstPage, newer, older } = useListFilter();
  const query = useAlertGroups(filter);
  return (
    <PluginPage subTitle={t('alert-groups.subtitle', 'What your integrations report, folded into groups to act on.')}>
      <Stack direction="column" gap={2}>
        {query.error?.code !== 'forbidden' && (
          <>
            <StateFilter chosen={filter.state} counts={query.data?.counts} onChange={(state) => setFilter({ state })} />
            <Filters filter={filter} onChange={setFilter} />
          </>
        )}
        <QueryView query={query}>
          {({ items, nextCursor, counts }) => (
            <>
              <StillList key={query.isPlaceholderData ? 'stale' : JSON.stringify(filter)} groups={items}>
                {(groups) =>
                  groups.length > 0 ? (
                    <AlertGroupsTable groups={groups} isStale={query.isPlaceholderData} />
                  ) : (
                    <NoAlertGroups filter={filter} counts={counts} />
                  )
                }
              </StillList>
              <PageButtons
                onNewer={isFirstPage ? undefined : newer}
                onOlder={nextCursor === null ? undefined : () => older(nextCursor)}
              />
            </>
          )}
        </QueryView>
      </Stack>
    </PluginPage>
  );
}
