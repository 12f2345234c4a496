import { t } from '@grafana/i18n';
import type { IntegrationTab } from '../../../../app/links';

/** Where in Bellhook somebody can do something about a rejection; for most it is in the sender. */
interface Mending {
  readonly tab: IntegrationTab | undefined;
  readonly text: string;
}

/** @param outcome as in the contract's `delivery` */
export function mendingOf(outcome: string): Mending | undefined {
  switch (outcome) {
    case 'wrong_type':
      return { tab: undefined, text: t('deliveries.mend.url', 'Copy the webhook URL') };
    case 'disabled':
      return { tab: undefined, text: t('deliveries.mend.disabled', 'Enable the integration, then replay it') };
    case 'limited':
      return { tab: 'settings', text: t('deliveries.mend.quota', 'Change the quota') };
    case 'unfinished':
      return { tab: 'templates', text: t('deliveries.mend.templates', 'Change the templates') };
    default:
      return undefined;
  }
}
