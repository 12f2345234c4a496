import { t } from '@grafana/i18n';
import { Dropdown, IconButton, Menu } from '@grafana/ui';
import React from 'react';
import { allowedActions } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useGroupAction } from '../../../api/alertGroups';
import { mayCall } from '../../../app/permissions';
import { needsRole } from '../../GuardedButton';
import { actionIcons, actionText } from './actionTexts';
import { silenceChoices } from './silenceChoices';

/** The actions that are possible on a group in its state, in a menu. */
export function GroupMenu({ group }: { group: AlertGroupSummary }) {
  return (
    <Dropdown overlay={() => <Actions group={group} />} placement="bottom-end">
      <IconButton
        name="ellipsis-v"
        size="md"
        aria-haspopup="menu"
        aria-label={t('alert-groups.actions.label', 'Actions on alert group #{{number}}', { number: group.number })}
      />
    </Dropdown>
  );
}

function Actions({ group }: { group: AlertGroupSummary }) {
  const { mutate } = useGroupAction(group);
  return (
    <Menu ariaLabel={t('alert-groups.actions.label', 'Actions on alert group #{{number}}', { number: group.number })}>
      {allowedActions[group.state].map((action) => {
        const mayDo = mayCall(action);
        const look = {
          label: actionText(action, group.state),
          icon: actionIcons[action],
          disabled: !mayDo,
          description: mayDo ? undefined : needsRole(action),
        };
        return action === 'silence' ? (
          <Menu.Item
            key={action}
            {...look}
            childItems={
              mayDo
                ? silenceChoices().map(({ label, silence }) => (
                    <Menu.Item key={label} label={label} onClick={() => mutate({ action, body: silence })} />
                  ))
                : undefined
            }
          />
        ) : (
          <Menu.Item key={action} {...look} onClick={() => mutate({ action })} />
        );
      })}
    </Menu>
  );
}
