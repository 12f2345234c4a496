import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { Severity } from '../../../pkg/contract/templates/templates.ts';
import { severityText } from './severityText';

export function SeverityBadge({ severity }: { severity: Severity }) {
  const { color, icon } = look[severity];
  return <Badge color={color} icon={icon} text={severityText(severity)} />;
}

const look: Record<Severity, { color: BadgeColor; icon: IconName }> = {
  critical: { color: 'red', icon: 'exclamation-circle' },
  high: { color: 'orange', icon: 'exclamation-triangle' },
  warning: { color: 'orange', icon: 'exclamation-triangle' },
  info: { color: 'blue', icon: 'info-circle' },
};
