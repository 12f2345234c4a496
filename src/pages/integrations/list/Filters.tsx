import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, FilterInput, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { healths, healthText } from '../../../components/integration/integrationHealth';
import { statuses, statusText } from '../../../components/integration/integrationStatus';
import type { Sought } from './findIntegrations';

interface Props {
  sought: Sought;
  onChange: (change: Partial<Sought>) => void;
  /** All integrations: their types can be chosen. */
  integrations: IntegrationSummary[];
}

/** Narrow the list by words, status, health and type. */
export function Filters({ sought: { query, status, health, type }, onChange, integrations }: Props) {
  const styles = useStyles2(getStyles);
  const types = useMemo(
    () =>
      [...new Set(integrations.map((integration) => integration.type))]
        .map((value) => ({ value, label: presentations[value].texts.name() }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    [integrations]
  );
  return (
    <div className={styles.filters}>
      <FilterInput
        value={query}
        escapeRegex={false}
        placeholder={t('integrations.list.search', 'Search by name, description or type')}
        aria-label={t('integrations.list.search', 'Search by name, description or type')}
        onChange={(text) => onChange({ query: text })}
      />
      <Combobox
        isClearable
        value={status ?? null}
        options={statuses.map((value) => ({ value, label: statusText(value) }))}
        placeholder={t('integrations.list.any-status', 'Any status')}
        aria-label={t('integrations.list.status', 'Status')}
        onChange={(option) => onChange({ status: option?.value })}
      />
      <Combobox
        isClearable
        value={health ?? null}
        options={healths.map((value) => ({ value, label: healthText(value) }))}
        placeholder={t('integrations.list.any-health', 'Any health')}
        aria-label={t('integrations.list.health', 'Health')}
        onChange={(option) => onChange({ health: option?.value })}
      />
      <Combobox
        isClearable
        value={type ?? null}
        options={types}
        placeholder={t('integrations.list.any-type', 'Any type')}
        aria-label={t('integrations.list.type', 'Type')}
        onChange={(option) => onChange({ type: option?.value })}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  filters: css({
    display: 'grid',
    gridTemplateColumns: `minmax(0, ${theme.spacing(44)}) repeat(3, minmax(0, ${theme.spacing(24)}))`,
    gap: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
