import { t } from '@grafana/i18n';
import type { Oddity } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import type { MayCall } from '../../../app/permissions';

interface Advice {
  /** What to do. */
  readonly text: string;
  /** Where; null where the user may not go there. */
  readonly link: { readonly to: string; readonly text: string } | null;
}

/** What to do about what is odd of an integration. @param may what the user may do with it */
export function adviceFor(uid: string, code: Oddity['code'], may: MayCall): Advice {
  const deliveries = {
    link: may('listDeliveries')
      ? { to: links.integration(uid, 'deliveries'), text: t('integration.odd.to-deliveries', 'Show its deliveries') }
      : null,
  };
  const templates = {
    link: { to: links.integration(uid, 'templates'), text: t('integration.odd.to-templates', 'Open its templates') },
  };
  switch (code) {
    case 'unconfirmed':
      return {
        text: t('integration.odd.unconfirmed-advice', 'An Admin confirms it by a click.'),
        link: may('confirmHandshake')
          ? { to: links.handshakes(uid), text: t('integration.odd.to-handshakes', 'Show what it asks') }
          : null,
      };
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
        link: { to: links.integration(uid, 'settings'), text: t('integration.odd.to-settings', 'Open its settings') },
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
