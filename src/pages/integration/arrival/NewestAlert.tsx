import { t } from '@grafana/i18n';
import { Stack, TextLink } from '@grafana/ui';
import React from 'react';
import { useNewestAlert } from '../../../api/groupHistory';
import { links } from '../../../app/links';
import { useMay } from '../../../app/permissions';
import { PayloadHint } from '../../../components/integration/PayloadHint';
import { takesAnything } from '../../../components/integration/takesAnything';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { Payload } from '../../../components/payload/Payload';
import { Section } from '../../../components/Section';
import { Made } from './Made';

/** The newest alert of a group: what the templates made of it, and its payload. Nothing where it has been deleted. */
export function NewestAlert({ groupId }: { groupId: string }) {
  const may = useMay();
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
        {takesAnything(group.integration.type) && may('suggestTemplates') && (
          <TextLink href={links.suggestedTemplates(group.integration.uid)} icon="bolt" inline={false}>
            {t('templates.suggestions.open', 'Make templates from this payload')}
          </TextLink>
        )}
      </Stack>
    </Section>
  );
}
