import { t } from '@grafana/i18n';
import type { Oddity } from '../../../../pkg/contract/types.ts';
import type { IntegrationTab } from '../../../app/links';

interface Advice {
  /** What to do. */
  readonly text: string;
  /** Where. */
  readonly tab: IntegrationTab;
  readonly link: string;
}

export function adviceFor(code: Oddity['code']): Advice {
  const deliveries = { tab: 'deliveries', link: t('integration.odd.to-deliveries', 'Show its deliveries') } as const;
  const templates = { tab: 'templates', link: t('integration.odd.to-templates', 'Open its templates') } as const;
  switch (code) {
    case 'silent':
      return {
        ...deliveries,
        text: t('integration.odd.silent-advice', 'Send a test from the tool: it may have another URL, or be down.'),
      };
    case 'rejected':
      return {
        ...deliveries,
        text: t(
          'integration.odd.rejected-advice',
          'See what was sent and why it was rejected, mend that, and replay it.'
        ),
      };
    case 'limited':
      return {
        tab: 'settings',
        link: t('integration.odd.to-settings', 'Open its settings'),
        text: t('integration.odd.limited-advice', 'Raise the quota, or find out what sends so much.'),
      };
    case 'templates_fail':
      return {
        ...templates,
        text: t('integration.odd.templates-advice', 'Mend the template with a payload that it fails on.'),
      };
    case 'never_resolved':
      return {
        ...templates,
        text: t(
          'integration.odd.never-resolved-advice',
          'Have the tool send its recoveries, and check that the resolve condition and the grouping key fit them.'
        ),
      };
    case 'clock':
      return {
        ...deliveries,
        text: t('integration.odd.clock-advice', 'Set the clock and the time zone of the machine that sends.'),
      };
  }
}
