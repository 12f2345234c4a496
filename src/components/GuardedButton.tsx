import { t } from '@grafana/i18n';
import { Button, type ButtonProps } from '@grafana/ui';
import React from 'react';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';
import { mayCall, useMay } from '../app/permissions';

type Props = Omit<ButtonProps, 'children' | 'tooltip'> & {
  children: NonNullable<React.ReactNode>;
  /** The route that the button calls or leads to. */
  route: RouteName;
  /** Why the action is impossible now for everybody, whatever their role. */
  blockedBy?: string;
};

/** A button that is disabled, with the reason, for people who may not call the route here. */
export const GuardedButton = React.forwardRef<HTMLButtonElement, Props>(function GuardedButton(
  { route, blockedBy, disabled, ...props },
  ref
) {
  const may = useMay();
  const reason = may(route) ? blockedBy : whyNot(route);
  return <Button {...props} ref={ref} disabled={disabled || reason !== undefined} tooltip={reason} />;
});

/** Why somebody who may not call the route here cannot. */
export function whyNot(route: RouteName): string {
  return mayCall(route)
    ? t('components.guarded-button.not-granted', 'An Admin has not granted you this here')
    : t('components.guarded-button.needs-role', 'This needs the role {{role}}', { role: routes[route].role });
}
