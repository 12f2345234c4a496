import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import type { useAlerts } from '../../../api/groupHistory';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { ShowOlder } from '../../../components/ShowOlder';
import { AlertItem } from './AlertItem';

/** The group's alerts, newest first, each with its payload. */
export function Alerts({ query }: { query: ReturnType<typeof useAlerts> }) {
  return (
    <Section title={t('alert-group.alerts-title', 'Alerts')}>
      <QueryView query={query}>
        {({ pages }) => (
          <Stack direction="column" gap={1}>
            {pages
              .flatMap(({ items }) => items)
              .map((alert) => (
                <AlertItem key={alert.id} alert={alert} />
              ))}
            <ShowOlder query={query} label={t('alert-group.older-alerts', 'Show older alerts')} />
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
