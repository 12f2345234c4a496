import { t } from '@grafana/i18n';
import { Menu } from '@grafana/ui';
import React from 'react';
import type { Target } from '../../../api/operations/operation';
import type { Acting } from './ActingProvider';
import type { MenuEntry } from './menuEntry';
import { silenceChoices } from './silenceChoices';

/** The entries of a menu for how long to silence. */
export function silenceItems(acting: Acting, target: Target): MenuEntry[] {
  return [
    ...silenceChoices().map(({ label, silence }) => (
      <Menu.Item key={label} label={label} onClick={() => void acting.act(target, { action: 'silence', ...silence })} />
    )),
    <Menu.Item
      key="other"
      label={t('alert-groups.silence.other', 'Other, with a reason…')}
      onClick={() => void acting.ask('silence', target)}
    />,
  ];
}
