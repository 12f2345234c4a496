import { t } from '@grafana/i18n';

/** @param outcome as in the contract's `delivery` */
export function outcomeText(outcome: string): string {
  switch (outcome) {
    case 'accepted':
      return t('deliveries.outcome.accepted', 'Accepted');
    case 'nothing_to_resolve':
      return t('deliveries.outcome.nothing-to-resolve', 'Nothing to resolve');
    case 'duplicate':
      return t('deliveries.outcome.duplicate', 'Duplicate');
    case 'limited':
      return t('deliveries.outcome.limited', 'Refused by the quota');
    case 'disabled':
      return t('deliveries.outcome.disabled', 'Refused: integration disabled');
    case 'subscription_asked':
      return t('deliveries.outcome.subscription-asked', 'Asks to be confirmed');
    case 'subscription_ended':
      return t('deliveries.outcome.subscription-ended', 'Tells of the end of a subscription');
    default:
      return t('deliveries.outcome.rejected', 'Rejected: {{code}}', { code: outcome });
  }
}
