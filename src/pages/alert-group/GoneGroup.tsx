import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import React from 'react';
import type { DeletionDetails } from '../../../pkg/contract/errors.ts';
import type { ApiError } from '../../api/client/ApiError';
import { isRecord } from '../../api/client/isRecord';
import { links } from '../../app/links';
import { actorText } from '../../components/alert-group/actorText';
import { lastList } from '../../components/alert-group/lastList';
import { SearchLink } from '../../components/SearchLink';
import { ExactTime } from '../../components/time/ExactTime';
import type { Place } from './place';

interface Props {
  /** Of the code `not_found`. */
  error: ApiError;
  place: Place;
}

/** Stands where a group was that is deleted, or never was. */
export function GoneGroup({ error, place }: Props) {
  const deletion = deletionOf(error);
  return (
    <EmptyState
      role="alert"
      variant="not-found"
      hideImage={place === 'panel'}
      message={
        deletion === undefined
          ? t('alert-group.gone.title', 'This alert group is not there')
          : t('alert-group.gone.title-number', 'Alert group #{{number}} is deleted', { number: deletion.number })
      }
      button={
        place === 'page' && (
          <SearchLink to={links.alertGroups(lastList.search())}>
            {t('alert-group.gone.list', 'Back to the alert groups')}
          </SearchLink>
        )
      }
    >
      {deletion === undefined ? (
        t(
          'alert-group.gone.explanation',
          'It has been deleted: by an Admin, or because resolved groups are kept for a time only. New alerts with its key open a new alert group.'
        )
      ) : (
        <>
          <bdi>
            {t('alert-group.gone.by', 'Deleted by {{who}}', {
              who: actorText(deletion.by),
              interpolation: { escapeValue: false },
            })}
          </bdi>{' '}
          <ExactTime at={deletion.at} />.{' '}
          {t('alert-group.gone.next', 'New alerts with its key open a new alert group.')}
        </>
      )}
    </EmptyState>
  );
}

/** Undefined where no person deleted it, or long ago. */
function deletionOf({ details }: ApiError): DeletionDetails | undefined {
  return isRecord(details.by) ? (details as unknown as DeletionDetails) : undefined;
}
