import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { testLabel } from '../../../../pkg/contract/deliveries/test-address.ts';
import { useAlertGroups } from '../../../api/alertGroups';
import { links } from '../../../app/links';
import { useActing } from '../../../components/alert-group/actions/ActingProvider';
import { GuardedButton } from '../../../components/GuardedButton';
import { SearchLink } from '../../../components/SearchLink';

/** The alert groups that tests of an integration have left, to be looked at or deleted together; nothing where there are none. */
export function TestGroups({ uid }: { uid: string }) {
  const query = `integration:"${uid}" label.${testLabel}=true`;
  const { data } = useAlertGroups({ query, limit: mostAtOnce });
  const { ask } = useActing();
  const groups = data?.items ?? [];
  if (groups.length === 0) {
    return null;
  }
  const count = groups.length;
  return (
    <Stack alignItems="center" gap={1} wrap="wrap">
      <SearchLink to={links.alertGroups(`?q=${encodeURIComponent(query)}`)}>
        {t('integration.test.groups', 'Show the test groups')}
      </SearchLink>
      <GuardedButton
        route="deleteAlertGroup"
        size="sm"
        variant="destructive"
        fill="outline"
        icon="trash-alt"
        onClick={() => void ask('delete', { shown: groups })}
      >
        {count === 1
          ? t('integration.test.delete-one', 'Delete the test group')
          : t('integration.test.delete-all', 'Delete the {{count}} test groups', { count })}
      </GuardedButton>
    </Stack>
  );
}

/** A page of groups has no more. */
const mostAtOnce = 200;
