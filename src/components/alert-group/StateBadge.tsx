import { Badge } from '@grafana/ui';
import React from 'react';
import type { State } from '../../../pkg/contract/alert-groups/states.ts';
import { stateLook, stateText } from './stateTexts';

export function StateBadge({ state }: { state: State }) {
  const { color, icon } = stateLook[state];
  return <Badge color={color} icon={icon} text={stateText(state)} />;
}
