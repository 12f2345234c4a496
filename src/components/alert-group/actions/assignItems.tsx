import { t } from '@grafana/i18n';
import { Menu } from '@grafana/ui';
import React from 'react';
import { hasUnknown, type Target } from '../../../api/operations/operation';
import type { Acting } from './ActingProvider';
import type { MenuEntry } from './menuEntry';

/** The entries of a menu for whom to assign to. */
export function assignItems(acting: Acting, target: Target): MenuEntry[] {
  const isAssigned = hasUnknown(target) || target.shown.some(({ assignedTo }) => assignedTo !== null);
  return [
    <Menu.Item
      key="me"
      label={t('alert-groups.assign.me', 'To me')}
      onClick={() => void acting.act(target, { action: 'assign', assignee: 'me' })}
    />,
    <Menu.Item
      key="other"
      label={t('alert-groups.assign.other', 'To somebody else…')}
      onClick={() => void acting.ask('assign', target)}
    />,
    ...(isAssigned
      ? [
          <Menu.Item
            key="nobody"
            label={t('alert-groups.assign.nobody', 'To nobody')}
            onClick={() => void acting.act(target, { action: 'assign', assignee: null })}
          />,
        ]
      : []),
  ];
}
