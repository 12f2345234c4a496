import { t } from '@grafana/i18n';
import { numberOf, sizeOf, type Target } from '../../../../api/operations/operation';

/** Names the groups of an action, such as `alert group #12` or `38 alert groups`. */
export function targetText(target: Target): string {
  const number = numberOf(target);
  return number === undefined
    ? t('alert-groups.dialog.groups', '{{size}} alert groups', { size: sizeOf(target) })
    : t('alert-groups.dialog.group', 'alert group #{{number}}', { number });
}
