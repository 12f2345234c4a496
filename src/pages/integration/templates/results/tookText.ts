import { t } from '@grafana/i18n';
import type { TemplateResult } from '../../../../../pkg/contract/types.ts';

/** How long a template took, in milliseconds. */
export function tookText({ microseconds }: Pick<TemplateResult, 'microseconds'>): string {
  const milliseconds = (microseconds / 1000).toFixed(2);
  return Number(milliseconds) === 0
    ? t('templates.took-least', '< 0.01 ms')
    : t('templates.took-short', '{{milliseconds}} ms', { milliseconds });
}
