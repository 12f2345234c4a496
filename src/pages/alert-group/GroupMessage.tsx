import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { Message } from '../../components/message/Message';
import { Payload } from '../../components/payload/Payload';
import { Section } from '../../components/Section';

interface Props {
  group: Pick<AlertGroup, 'message' | 'messageFormat' | 'integration'>;
  /** Undefined until it is read. */
  newestPayload: string | undefined;
}

/** The message of the alerts or, if a webhook sends none, its payload. */
export function GroupMessage({ group, newestPayload }: Props) {
  if (group.message !== null) {
    const title = t('alert-group.message', 'Message');
    return (
      <Section title={title}>
        <Message text={group.message} format={group.messageFormat} label={title} />
      </Section>
    );
  }
  if (group.integration.type === 'webhook' && newestPayload !== undefined) {
    return (
      <Section title={t('alert-group.newest-payload', 'Newest payload')}>
        <Payload text={newestPayload} integrationUid={group.integration.deleted ? undefined : group.integration.uid} />
      </Section>
    );
  }
  return null;
}
