import { t } from '@grafana/i18n';
import { Badge, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';
import type { Severity } from '../../../pkg/contract/templates/templates.ts';

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

function severityText(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return t('severity.critical', 'Critical');
    case 'high':
      return t('severity.high', 'High');
    case 'warning':
      return t('severity.warning', 'Warning');
    case 'info':
      return t('severity.info', 'Info');
  }
}
