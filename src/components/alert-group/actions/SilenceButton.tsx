import { t } from '@grafana/i18n';
import { Dropdown, Menu } from '@grafana/ui';
import React, { type ComponentProps } from 'react';
import type { RouteInput } from '../../../../pkg/contract/types.ts';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../GuardedButton';

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
      {choices().map(({ label, silence }) => (
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

function choices(): Array<{ label: string; silence: Silence }> {
  return [
    { label: t('alert-groups.silence.30-minutes', '30 minutes'), silence: { minutes: 30 } },
    { label: t('alert-groups.silence.1-hour', '1 hour'), silence: { minutes: 60 } },
    { label: t('alert-groups.silence.2-hours', '2 hours'), silence: { minutes: 120 } },
    { label: t('alert-groups.silence.6-hours', '6 hours'), silence: { minutes: 360 } },
    { label: t('alert-groups.silence.12-hours', '12 hours'), silence: { minutes: 720 } },
    { label: t('alert-groups.silence.24-hours', '24 hours'), silence: { minutes: 1440 } },
    { label: t('alert-groups.silence.forever', 'Forever'), silence: { forever: true } },
  ];
}
