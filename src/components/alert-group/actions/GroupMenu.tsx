import { Dropdown, IconButton, Menu } from '@grafana/ui';
import React from 'react';
import { allowedActions } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import type { ActionName } from '../../../api/operations/operation';
import { ActionItem } from './ActionItem';
import { actionsText } from './actionTexts';

interface Props {
  group: AlertGroupSummary;
  /** Actions that have buttons of their own beside the menu. */
  without?: readonly ActionName[];
}

/** The actions that are possible on a group in its state, in a menu. */
export function GroupMenu({ group, without = [] }: Props) {
  const target = { shown: [group] };
  const own = allowedActions[group.state].filter((action) => !without.includes(action));
  const always = (['assign', 'note'] as const).filter((action) => !without.includes(action));
  const menu = () => (
    <Menu ariaLabel={actionsText(group.number)}>
      {[...own, ...always].map((action) => (
        <ActionItem key={action} action={action} target={target} state={group.state} />
      ))}
      <Menu.Divider />
      <ActionItem action="delete" target={target} />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <IconButton name="ellipsis-v" size="md" aria-haspopup="menu" aria-label={actionsText(group.number)} />
    </Dropdown>
  );
}
