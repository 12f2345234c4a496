import { t } from '@grafana/i18n';
import type { IconName } from '@grafana/ui';
import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import type { ActionName } from '../../../api/operations/operation';

export const actionIcons: Record<ActionName, IconName> = {
  acknowledge: 'eye',
  unacknowledge: 'eye-slash',
  resolve: 'check',
  unresolve: 'history',
  silence: 'bell-slash',
  unsilence: 'bell',
  assign: 'user',
  note: 'comment-alt',
  delete: 'trash-alt',
};

/** @param state the group's; without it, what the action is called for several */
export function actionText(action: ActionName, state?: State): string {
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
    case 'assign':
      return t('alert-groups.action.assign', 'Assign');
    case 'note':
      return t('alert-groups.action.note', 'Note');
    case 'delete':
      return t('alert-groups.action.delete', 'Delete');
  }
}

/** The accessible name of an action on one group: it says which. */
export function actionName(action: ActionName, { state, number }: { state: State; number: number }): string {
  return `${actionText(action, state)} #${number}`;
}

export function actionsText(number: number): string {
  return t('alert-groups.actions.label', 'Actions on alert group #{{number}}', { number });
}
