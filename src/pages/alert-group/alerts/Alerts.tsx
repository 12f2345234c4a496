import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import type { useAlerts } from '../../../api/groupHistory';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { ShowOlder } from '../../../components/ShowOlder';
import { DiffDrawer } from '../payload/diff/DiffDrawer';
import { ActivityChart } from './ActivityChart';
import { AlertList } from './AlertList';
import { useComparison } from './useComparison';

interface Props {
  group: AlertGroup;
  query: ReturnType<typeof useAlerts>;
}

/** When the alerts of a group came, and all of them, newest first, each with its payload; any two are compared. */
export function Alerts({ group, query }: Props) {
  const comparison = useComparison();
  return (
    <Section
      title={t('alert-group.alerts-title', 'Alerts')}
      action={<Text color="secondary">{group.alertCount.toLocaleString()}</Text>}
    >
      {group.activity !== null && group.alertCount > 1 && <ActivityChart activity={group.activity} />}
      <QueryView query={query}>
        {({ pages }) => {
          const alerts = pages.flatMap(({ items }) => items);
          const differing = newestThatDiffer(alerts);
          return (
            <Stack direction="column" gap={1}>
              <div>
                {comparison.base !== undefined ? (
                  <Stack gap={1} alignItems="center" wrap="wrap">
                    <Text color="secondary">
                      <span role="status">{t('alert-group.compare-choose', 'Choose the alert to compare with')}</span>
                    </Text>
                    <Button size="sm" variant="secondary" onClick={comparison.end}>
                      {t('alert-group.compare-cancel', 'Cancel')}
                    </Button>
                  </Stack>
                ) : (
                  differing && (
                    <Button size="sm" variant="secondary" onClick={() => comparison.compare(...differing)}>
                      {t('alert-group.compare-newest', 'Compare the newest with the one before')}
                    </Button>
                  )
                )}
              </div>
              <AlertList
                group={group}
                alerts={alerts}
                comparison={comparison}
                onEnd={() => {
                  if (query.hasNextPage && !query.isFetchingNextPage) {
                    void query.fetchNextPage();
                  }
                }}
              />
              <ShowOlder query={query} label={t('alert-group.older-alerts', 'Show older alerts')} />
            </Stack>
          );
        }}
      </QueryView>
      {comparison.pair && <DiffDrawer {...comparison.pair} onClose={comparison.end} />}
    </Section>
  );
}

/** The newest alert, and the newest before it that says something else. */
function newestThatDiffer(alerts: readonly Alert[]): [Alert, Alert] | undefined {
  const newest = alerts[0];
  const other = alerts.find(({ hash }) => hash !== newest?.hash);
  return newest && other && [newest, other];
}
