import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import React from 'react';
import { links } from '../../app/links';
import { lastList } from '../../components/alert-group/lastList';
import { SearchLink } from '../../components/SearchLink';
import type { Place } from './place';

/** Stands where a group was that is deleted, or never was. */
export function GoneGroup({ place }: { place: Place }) {
  return (
    <EmptyState
      role="alert"
      variant="not-found"
      hideImage={place === 'panel'}
      message={t('alert-group.gone.title', 'This alert group is not there')}
      button={
        place === 'page' && (
          <SearchLink to={links.alertGroups(lastList.search())}>
            {t('alert-group.gone.list', 'Back to the alert groups')}
          </SearchLink>
        )
      }
    >
      {t(
        'alert-group.gone.explanation',
        'It has been deleted: by an Admin, or because resolved groups are kept for a time only. New alerts with its key open a new alert group.'
      )}
    </EmptyState>
  );
}
