import { t } from '@grafana/i18n';
import { Button, type ButtonProps } from '@grafana/ui';
import React from 'react';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';
import { mayCall } from '../app/permissions';

type Props = Omit<ButtonProps, 'children' | 'tooltip'> & {
  children: NonNullable<React.ReactNode>;
  /** The route that the button calls or leads to. */
  route: RouteName;
  /** Why the action is impossible now for everybody, whatever their role. */
  blockedBy?: string;
};

/** A button that is disabled, with the reason, for people whose role does not permit the route. */
export const GuardedButton = React.forwardRef<HTMLButtonElement, Props>(function GuardedButton(
  { route, blockedBy, disabled, ...props },
  ref
) {
  const reason = mayCall(route) ? blockedBy : needsRole(route);
  return <Button {...props} ref={ref} disabled={disabled || reason !== undefined} tooltip={reason} />;
});

/** Why somebody whose role does not permit the route cannot call it. */
export function needsRole(route: RouteName): string {
  return t('components.guarded-button.needs-role', 'This needs the role {{role}}', { role: routes[route].role });
}
