import { t } from '@grafana/i18n';
import { isTransient } from '../../../api/client/ApiError';
import { notifyFailure, notifyProblem, notifySuccess } from '../../../api/client/notify';
import { numberOf, type Operation } from '../../../api/operations/operation';
import type { Report } from '../../../api/operations/operations';
import { refusalText } from './operationTexts';

/** Tells in Grafana's toasts what did not happen, and what was undone. */
export const operationReport: Report = {
  refused: (operation, refusal) => notifyProblem(unchanged(operation), refusalText(refusal)),
  failed: (operation, error) => notifyFailure(isTransient(error) ? unanswered(operation) : unchanged(operation), error),
  undone: (operation, { restored, refused, refusedCount }) => {
    const number = numberOf(operation.target);
    if (refusedCount === 0) {
      notifySuccess(
        number === undefined
          ? t('alert-groups.undo.done-many', 'Undone: {{restored}} alert groups are as they were', { restored })
          : t('alert-groups.undo.done', 'Undone: alert group #{{number}} is as it was', { number })
      );
    } else {
      const [first] = refused;
      notifyProblem(
        t('alert-groups.undo.partly', '{{restored}} restored, {{refused}} not', { restored, refused: refusedCount }),
        refusedCount === 1 && first !== undefined ? `#${first.number}: ${refusalText(first)}` : ''
      );
    }
  },
  undoFailed: (_, error) =>
    notifyFailure(
      isTransient(error)
        ? t('alert-groups.undo.unanswered', 'Nobody knows whether this was undone; look at the alert groups')
        : t('alert-groups.undo.failed', 'This was not undone'),
      error
    ),
};

/** Nobody knows how far an action on many groups came. */
function unanswered(operation: Operation): string {
  return numberOf(operation.target) === undefined
    ? t('alert-groups.action.unanswered', 'Some of the alert groups may have been changed, and others not')
    : unchanged(operation);
}

function unchanged({ target }: Operation): string {
  const number = numberOf(target);
  return number === undefined
    ? t('alert-groups.action.failed-many', 'The alert groups were not changed')
    : t('alert-groups.action.failed', 'Alert group #{{number}} was not changed', { number });
}
