import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import { withoutKind } from '../../../pkg/domain/query/conjuncts.ts';
import type { Query } from '../../../pkg/domain/query/query.ts';
import { links } from '../../app/links';
import { statesOf } from './counts/stateQuery';

interface Props {
  query: Query;
  counts: Record<State, number>;
  /** Whether all groups were looked at that may match. */
  isWhole: boolean;
  /** Shows all groups that are open. */
  onReset: () => void;
}

export function NoAlertGroups({ query, counts, isWhole, onReset }: Props) {
  if (isNarrow(query)) {
    return (
      <EmptyState
        variant="not-found"
        message={
          isWhole
            ? t('alert-groups.empty.filtered', 'No alert groups match')
            : t('alert-groups.empty.so-far', 'None found so far')
        }
        button={
          <Button variant="secondary" onClick={onReset}>
            {t('alert-groups.empty.reset', 'Show all open alert groups')}
          </Button>
        }
      />
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

/** Whether the query leaves out groups that are open. */
function isNarrow(query: Query): boolean {
  const states = statesOf(query);
  return (
    withoutKind(query, 'state').kind !== 'all' ||
    !(states.has('firing') && states.has('acknowledged') && states.has('silenced'))
  );
}
