import { Menu } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import type { ActionName, Target } from '../../../api/operations/operation';
import { useMay } from '../../../app/permissions';
import { whyNot } from '../../GuardedButton';
import { useActing } from './ActingProvider';
import { actionIcons, actionText } from './actionTexts';
import { howToAct, mayActOn, routeOf } from './howToAct';

interface Props {
  action: ActionName;
  target: Target;
  /** The group's, where the target is one. */
  state?: State;
}

/** An action in a menu; one that needs a choice opens a menu of its own. */
export function ActionItem({ action, target, state }: Props) {
  const acting = useActing();
  const may = useMay();
  const route = routeOf(action);
  const look = { label: actionText(action, state), icon: actionIcons[action], destructive: action === 'delete' };
  if (!may(route, mayActOn(target))) {
    return <Menu.Item {...look} disabled description={whyNot(route)} />;
  }
  const { choices, begin } = howToAct(acting, action, target);
  return <Menu.Item {...look} childItems={choices} onClick={begin} />;
}
