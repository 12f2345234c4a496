import { type ComponentSize, Dropdown, Menu } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import type { ActionName, Target } from '../../../api/operations/operation';
import { MayHere, useMay } from '../../../app/permissions';
import { GuardedButton } from '../../GuardedButton';
import { useActing } from './ActingProvider';
import { actionIcons, actionText } from './actionTexts';
import { howToAct, mayActOn, routeOf } from './howToAct';
import type { DeliberateClick } from './useDeliberateClick';

interface Props {
  action: ActionName;
  target: Target;
  /** The group's, where the target is one. */
  state?: State;
  size: ComponentSize;
  /** The accessible name, where the text does not say which group. */
  name?: string;
  /** An action runs, and another one would come too early. */
  isBusy?: boolean;
  /** Shared by the buttons that take each other's place. */
  deliberate: DeliberateClick;
}

/** A button for an action; one that needs a choice opens a menu. */
export function ActionButton(props: Props) {
  return (
    <MayHere value={mayActOn(props.target)}>
      <Guarded {...props} />
    </MayHere>
  );
}

function Guarded({ action, target, state, size, name, isBusy = false, deliberate }: Props) {
  const acting = useActing();
  const may = useMay();
  const label = actionText(action, state);
  const look = {
    route: routeOf(action),
    size,
    variant: 'secondary',
    icon: size === 'md' ? actionIcons[action] : undefined,
    'aria-label': name,
    children: label,
  } as const;
  const { choices, begin } = howToAct(acting, action, target);
  if (choices === undefined) {
    // A disabled button would lose the focus.
    return <GuardedButton {...look} aria-busy={isBusy} onClick={deliberate(() => isBusy || begin())} />;
  }
  if (!may(look.route)) {
    return <GuardedButton {...look} />;
  }
  return (
    <Dropdown overlay={() => <Menu ariaLabel={label}>{choices}</Menu>} placement="bottom-start">
      <GuardedButton {...look} icon="angle-down" iconPlacement="right" aria-haspopup="menu" />
    </Dropdown>
  );
}
