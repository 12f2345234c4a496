import { t } from '@grafana/i18n';
import type { IconName } from '@grafana/ui';
import type { Action, State } from '../../../../pkg/contract/alert-groups/states.ts';

export const actionIcons: Record<Action, IconName> = {
  acknowledge: 'eye',
  unacknowledge: 'eye-slash',
  resolve: 'check',
  unresolve: 'history',
  silence: 'bell-slash',
  unsilence: 'bell',
};

export function actionText(action: Action, state: State): string {
  switch (action) {
    case 'acknowledge':
      return t('alert-groups.action.acknowledge', 'Acknowledge');
    case 'unacknowledge':
      return t('alert-groups.action.unacknowledge', 'Unacknowledge');
    case 'resolve':
      return t('alert-groups.action.resolve', 'Resolve');
    case 'unresolve':
      return t('alert-groups.action.unresolve', 'Unresolve');
    case 'silence':
      return state === 'silenced'
        ? t('alert-groups.action.silence-longer', 'Change silence')
        : t('alert-groups.action.silence', 'Silence');
    case 'unsilence':
      return t('alert-groups.action.unsilence', 'Unsilence');
  }
}
