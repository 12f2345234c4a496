import { t } from '@grafana/i18n';
import { type ComponentSize, Stack } from '@grafana/ui';
import React from 'react';
import { allowedActions } from '../../../pkg/contract/states.ts';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { useGroupAction } from '../../api/alertGroups';
import { GuardedButton } from '../../components/GuardedButton';
import { actionIcons, actionText } from './actionTexts';
import { SilenceButton } from './SilenceButton';

interface Props {
  group: AlertGroupSummary;
  size?: ComponentSize;
}

/** What can be done to a group in its state. */
export function GroupActions({ group, size = 'md' }: Props) {
  const { mutate, isPending } = useGroupAction(group);
  return (
    <Stack gap={1} wrap="wrap" role="group" aria-label={actionsOf(group.number)}>
      {allowedActions[group.state].map((action) => {
        const label = actionText(action, group.state);
        const look = {
          size,
          variant: 'secondary',
          icon: size === 'md' ? actionIcons[action] : undefined,
          disabled: isPending,
          'aria-label': `${label} #${group.number}`,
          children: label,
        } as const;
        return action === 'silence' ? (
          <SilenceButton key={action} {...look} onSilence={(body) => mutate({ action, body })} />
        ) : (
          <GuardedButton key={action} {...look} route={action} onClick={() => mutate({ action })} />
        );
      })}
    </Stack>
  );
}

function actionsOf(number: number): string {
  return t('alert-groups.actions.label', 'Actions on alert group #{{number}}', { number });
}
