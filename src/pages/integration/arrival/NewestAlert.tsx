import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { useNewestAlert } from '../../../api/groupHistory';
import { PayloadHint } from '../../../components/integration/PayloadHint';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { Payload } from '../../../components/payload/Payload';
import { Section } from '../../../components/Section';
import { Made } from './Made';

/** The newest alert of a group: what the templates made of it, and its payload. Nothing where it has been deleted. */
export function NewestAlert({ groupId }: { groupId: string }) {
  const { group, alert } = useNewestAlert(groupId).data ?? {};
  if (group === undefined || !alert) {
    return null;
  }
  return (
    <Section title={t('integration.newest-alert', 'What arrived last')}>
      <Stack direction="column" gap={2}>
        <PayloadHint group={group} />
        <TemplateFailures failures={alert.failures} />
        <Made group={group} alert={alert} />
        <Payload text={alert.payload} integrationUid={group.integration.uid} />
      </Stack>
    </Section>
  );
}
