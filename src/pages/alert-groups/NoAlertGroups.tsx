import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import { links } from '../../app/links';
import { isNarrowed, type ListFilter } from './filter/filter';

interface Props {
  filter: ListFilter;
  counts: Record<State, number>;
}

export function NoAlertGroups({ filter, counts }: Props) {
  if (isNarrowed(filter)) {
    return (
      <EmptyState variant="not-found" message={t('alert-groups.empty.filtered', 'No alert groups match the filters')} />
    );
  }
  if (counts.resolved > 0) {
    return (
      <EmptyState variant="completed" message={t('alert-groups.empty.all-resolved', 'Every alert group is resolved')} />
    );
  }
  return (
    <EmptyState
      variant="call-to-action"
      message={t('alert-groups.empty.none', 'No alert groups yet')}
      button={
        <LinkButton href={locationUtil.assureBaseUrl(links.integrations)}>
          {t('alert-groups.empty.integrations', 'Go to integrations')}
        </LinkButton>
      }
    >
      {t('alert-groups.empty.none-hint', 'Send an alert to the webhook URL of an integration, and it appears here.')}
    </EmptyState>
  );
}
