import { t } from '@grafana/i18n';
import { outcomeText } from '../../../../components/integration/outcomeText';

/** What becomes of a delivery that is taken again. @param outcome as in the contract's `replayedDelivery` */
export function replayText(outcome: string): string {
  switch (outcome) {
    case 'opened':
      return t('deliveries.replay.opened', 'Opens a group');
    case 'added':
      return t('deliveries.replay.added', 'Comes to an open group');
    case 'acknowledged':
      return t('deliveries.replay.acknowledged', 'Acknowledges its group');
    case 'resolved':
      return t('deliveries.replay.resolved', 'Resolves its group');
    case 'not_replayable':
      return t('deliveries.replay.not-kept', 'Cannot be taken again: it is not kept as a whole');
    default:
      return outcomeText(outcome);
  }
}

/** Whether the delivery is taken, whatever becomes of it. */
export function isTaken(outcome: string): boolean {
  return taken.includes(outcome);
}

const taken = ['opened', 'added', 'acknowledged', 'resolved', 'nothing_to_resolve', 'accepted', 'duplicate'];
