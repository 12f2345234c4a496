import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, Text, useStyles2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo } from 'react';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { BulkBar } from './bulk/BulkBar';
import { canBeSelected, SelectionProvider, useSelection } from './bulk/selection';
import { Filters } from './Filters';
import { findIntegrations } from './findIntegrations';
import { IntegrationsTable } from './IntegrationsTable';
import { useSought } from './useSought';

/** All integrations, with filters that stay in the page's address, and what can be done to several. */
export function IntegrationList({ integrations }: { integrations: IntegrationSummary[] }) {
  const styles = useStyles2(getStyles);
  const [sought, setSought] = useSought();
  const query = useDeferredValue(sought.query);
  const { status, health, type } = sought;
  const found = useMemo(
    () => findIntegrations({ query, status, health, type }, integrations),
    [query, status, health, type, integrations]
  );
  const selection = useSelection(integrations);
  return (
    <div className={styles.list}>
      <Filters sought={sought} onChange={setSought} integrations={integrations} />
      {found.length < integrations.length && (
        <Text color="secondary" variant="bodySmall">
          <span role="status">
            {t('integrations.list.found', '{{found}} of {{all}}', { found: found.length, all: integrations.length })}
          </span>
        </Text>
      )}
      {integrations.some(canBeSelected) && <BulkBar selection={selection} found={found.filter(canBeSelected)} />}
      {found.length > 0 ? (
        <SelectionProvider value={selection}>
          <IntegrationsTable integrations={found} />
        </SelectionProvider>
      ) : (
        <EmptyState variant="not-found" message={t('integrations.list.none', 'No integration is like this')} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
});
