import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { AlertTitle } from '../../../components/title/AlertTitle';
import { GroupButtons } from './GroupButtons';

/** Title and actions in the panel; on the page of a group they are the page's own. */
export function PanelHead({ group }: { group: AlertGroup }) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h4">
        {`#${group.number} `}
        <AlertTitle title={group.title} />
      </Text>
      <GroupButtons group={group} place="panel" />
    </Stack>
  );
}
