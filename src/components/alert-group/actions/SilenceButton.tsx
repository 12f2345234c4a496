import { t } from '@grafana/i18n';
import { Dropdown, Menu } from '@grafana/ui';
import React, { type ComponentProps } from 'react';
import type { RouteInput } from '../../../../pkg/contract/types.ts';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../GuardedButton';
import { silenceChoices } from './silenceChoices';

type Silence = RouteInput<'silence'>['body'];

type Props = Omit<ComponentProps<typeof GuardedButton>, 'route' | 'ref'> & {
  onSilence: (silence: Silence) => void;
};

export function SilenceButton({ onSilence, ...look }: Props) {
  if (!mayCall('silence')) {
    return <GuardedButton {...look} route="silence" />;
  }
  const menu = () => (
    <Menu ariaLabel={t('alert-groups.silence.menu', 'Silence for')}>
      {silenceChoices().map(({ label, silence }) => (
        <Menu.Item key={label} label={label} onClick={() => onSilence(silence)} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-start">
      <GuardedButton {...look} route="silence" icon="angle-down" iconPlacement="right" aria-haspopup="menu" />
    </Dropdown>
  );
}
