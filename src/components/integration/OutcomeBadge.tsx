import { Badge, type BadgeColor } from '@grafana/ui';
import React from 'react';
import { outcomeText } from './outcomeText';

/** @param outcome as in the contract's `delivery` */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  return <Badge color={colors[outcome] ?? 'red'} text={outcomeText(outcome)} />;
}

const colors: Record<string, BadgeColor> = {
  accepted: 'green',
  nothing_to_resolve: 'blue',
  duplicate: 'blue',
  subscription_asked: 'blue',
  subscription_ended: 'blue',
  limited: 'orange',
  disabled: 'orange',
};
