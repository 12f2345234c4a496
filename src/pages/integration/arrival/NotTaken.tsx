import { t } from '@grafana/i18n';
import { Alert, Stack, TextLink } from '@grafana/ui';
import React from 'react';
import { handshakeOutcomes } from '../../../../pkg/contract/integrations/handshakes.ts';
import type { Delivery } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { OutcomeBadge } from '../../../components/integration/OutcomeBadge';
import { RelativeTime } from '../../../components/time/RelativeTime';

interface Props {
  /** The integration. */
  uid: string;
  delivery: Delivery;
}

/** The newest delivery, where it made no alert, and why it did not. */
export function NotTaken({ uid, delivery: { outcome, detail, receivedAt } }: Props) {
  return (
    <Alert
      severity={harmless.includes(outcome) ? 'info' : 'warning'}
      title={t('integration.not-taken', 'The newest delivery made no alert')}
      role="status"
    >
      <Stack alignItems="center" gap={1} wrap="wrap">
        <OutcomeBadge outcome={outcome} />
        {detail !== null && <bdi>{detail}</bdi>}
        <RelativeTime at={receivedAt} />
        <TextLink href={links.integration(uid, 'deliveries')}>
          {t('integration.show-deliveries', 'Show its deliveries')}
        </TextLink>
      </Stack>
    </Alert>
  );
}

/** A sender does nothing wrong by these. */
const harmless: readonly string[] = ['nothing_to_resolve', 'duplicate', ...Object.values(handshakeOutcomes)];
