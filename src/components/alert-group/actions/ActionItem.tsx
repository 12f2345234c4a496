import { Menu } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import type { ActionName, Target } from '../../../api/operations/operation';
import { mayCall } from '../../../app/permissions';
import { needsRole } from '../../GuardedButton';
import { useActing } from './ActingProvider';
import { actionIcons, actionText } from './actionTexts';
import { howToAct, routeOf } from './howToAct';

interface Props {
  action: ActionName;
  target: Target;
  /** The group's, where the target is one. */
  state?: State;
}

/** An action in a menu; one that needs a choice opens a menu of its own. */
export function ActionItem({ action, target, state }: Props) {
  const acting = useActing();
  const route = routeOf(action);
  const look = { label: actionText(action, state), icon: actionIcons[action], destructive: action === 'delete' };
  if (!mayCall(route)) {
    return <Menu.Item {...look} disabled description={needsRole(route)} />;
  }
  const { choices, begin } = howToAct(acting, action, target);
  return <Menu.Item {...look} childItems={choices} onClick={begin} />;
}
