import { t } from '@grafana/i18n';
import { type ComponentSize, Stack } from '@grafana/ui';
import React, { useRef } from 'react';
import { type Action, allowedActions } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useGroupAction } from '../../../api/alertGroups';
import { GuardedButton } from '../../GuardedButton';
import { actionIcons, actionText } from './actionTexts';
import { SilenceButton } from './SilenceButton';
import { useDeliberateClick } from './useDeliberateClick';
import { useKeptFocus } from './useKeptFocus';

interface Props {
  group: AlertGroupSummary;
  size?: ComponentSize;
}

/** The actions that are possible on a group in its state. */
export function GroupActions({ group, size = 'md' }: Props) {
  const { mutate, isPending, variables } = useGroupAction(group);
  const deliberate = useDeliberateClick();
  const buttons = useRef<HTMLDivElement>(null);
  useKeptFocus(buttons);
  return (
    <Stack gap={1} wrap="wrap" role="group" ref={buttons} aria-label={actionsOf(group.number)}>
      {allowedActions[group.state].map((action) => {
        const label = actionText(action, group.state);
        // The pressed button keeps the focus; a disabled one would lose it.
        const isPressed = isPending && variables.action === action;
        const look = {
          size,
          variant: 'secondary',
          icon: size === 'md' ? actionIcons[action] : undefined,
          disabled: isPending && !isPressed,
          'aria-busy': isPressed,
          'aria-label': `${label} #${group.number}`,
          children: label,
        } as const;
        return action === 'silence' ? (
          <SilenceButton key={slots[action]} {...look} onSilence={(body) => mutate({ action, body })} />
        ) : (
          <GuardedButton
            key={slots[action]}
            {...look}
            route={action}
            onClick={deliberate(() => isPending || mutate({ action }))}
          />
        );
      })}
    </Stack>
  );
}

/** The button that undoes an action is the same element, so that it keeps the focus. */
const slots: Record<Action, string> = {
  acknowledge: 'acknowledge',
  unacknowledge: 'acknowledge',
  resolve: 'resolve',
  unresolve: 'resolve',
  silence: 'silence',
  unsilence: 'unsilence',
};

function actionsOf(number: number): string {
  return t('alert-groups.actions.label', 'Actions on alert group #{{number}}', { number });
}
