import { t } from '@grafana/i18n';
import { Text, TextLink } from '@grafana/ui';
import React, { Fragment } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { useIntegrations } from '../../../api/integrations';
import { links } from '../../../app/links';
import { SearchLink } from '../../../components/SearchLink';

/** Of which groups a window is. */
export function Covers({ window: { integrations, query } }: { window: MaintenanceWindow }) {
  const all = useIntegrations().data ?? [];
  return (
    <Text variant="bodySmall" color="secondary">
      {integrations.length === 0 && query === '' && t('maintenance.covers-all', 'All alert groups')}
      {integrations.map((uid, i) => (
        <Fragment key={uid}>
          {i > 0 && ', '}
          <TextLink href={links.integration(uid)} variant="bodySmall">
            <bdi>{all.find((one) => one.uid === uid)?.name ?? uid}</bdi>
          </TextLink>
        </Fragment>
      ))}
      {integrations.length > 0 && query !== '' && ' · '}
      {query !== '' && (
        <SearchLink to={links.alertGroups(`?q=${encodeURIComponent(query)}`)}>
          <bdi>{query}</bdi>
        </SearchLink>
      )}
    </Text>
  );
}
