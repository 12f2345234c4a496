import { t } from '@grafana/i18n';
import type { Severity } from '../../../pkg/contract/templates/templates.ts';

export function severityText(severity: Severity): string {
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
