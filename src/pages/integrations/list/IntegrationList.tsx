import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, FilterInput, Text, useStyles2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { findIntegrations } from './findIntegrations';
import { IntegrationsTable } from './IntegrationsTable';

/** All integrations, and a search that stays in the page's address. */
export function IntegrationList({ integrations }: { integrations: IntegrationSummary[] }) {
  const styles = useStyles2(getStyles);
  const [parameters, setParameters] = useSearchParams();
  const query = parameters.get('q') ?? '';
  const sought = useDeferredValue(query);
  const found = useMemo(() => findIntegrations(sought, integrations), [sought, integrations]);
  const search = (text: string) =>
    setParameters(
      (former) => {
        const next = new URLSearchParams(former);
        if (text === '') {
          next.delete('q');
        } else {
          next.set('q', text);
        }
        return next;
      },
      { replace: true }
    );
  return (
    <div className={styles.list}>
      <div className={styles.search}>
        <FilterInput
          value={query}
          escapeRegex={false}
          placeholder={t('integrations.list.search', 'Search by name, description or type')}
          aria-label={t('integrations.list.search', 'Search by name, description or type')}
          onChange={search}
        />
        {sought.trim() !== '' && (
          <Text color="secondary" variant="bodySmall">
            <span role="status">
              {t('integrations.list.found', '{{found}} of {{all}}', { found: found.length, all: integrations.length })}
            </span>
          </Text>
        )}
      </div>
      {found.length > 0 ? (
        <IntegrationsTable integrations={found} />
      ) : (
        <EmptyState variant="not-found" message={t('integrations.list.none', 'No integration has these words')} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  search: css({
    display: 'grid',
    gridTemplateColumns: `minmax(0, ${theme.spacing(50)}) max-content`,
    alignItems: 'center',
    gap: theme.spacing(1),
  }),
});
