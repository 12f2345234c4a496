import { t } from '@grafana/i18n';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';

/** What is odd, in a few words; the integration's page says more. */
export function oddityName(code: IntegrationSummary['oddities'][number]): string {
  switch (code) {
    case 'unconfirmed':
      return t('integrations.odd.unconfirmed', 'A topic waits to be confirmed');
    case 'silent':
      return t('integrations.odd.silent', 'No alerts any more');
    case 'rejected':
      return t('integrations.odd.rejected', 'Deliveries are rejected');
    case 'limited':
      return t('integrations.odd.limited', 'Refused by the quota');
    case 'templates_fail':
      return t('integrations.odd.templates-fail', 'Templates fail');
    case 'never_resolved':
      return t('integrations.odd.never-resolved', 'Groups never resolve');
    case 'clock':
      return t('integrations.odd.clock', 'The sender’s clock is wrong');
  }
}
