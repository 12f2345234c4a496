import { Stack } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { GroupActions } from '../../../components/alert-group/actions/GroupActions';
import { GroupLinks } from './GroupLinks';

/** What one can do with a group on its page: act on it, go to its source, copy its address. */
export function GroupButtons({ group }: { group: AlertGroup }) {
  return (
    <Stack gap={1} wrap="wrap">
      <GroupActions group={group} />
      <GroupLinks group={group} />
    </Stack>
  );
}
