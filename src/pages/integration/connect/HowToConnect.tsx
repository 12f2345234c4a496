import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { CodeBlock } from '../../../components/CodeBlock';
import { WebhookUrl } from '../../../components/integration/WebhookUrl';
import { Section } from '../../../components/Section';
import { examplePayloads } from '../examplePayloads';
import { curlCommand } from './curlCommand';

/** The webhook URL and commands to try it. Both are only for Admins, because the sidecar gives the token to nobody else. */
export function HowToConnect({ integration }: { integration: Integration }) {
  const { url, type } = integration;
  if (url === undefined) {
    return (
      <Alert
        severity="info"
        title={t('integration.url-hidden', 'An Admin can see the webhook URL of this integration')}
      />
    );
  }
  const { fire, resolve } = examplePayloads(type);
  return (
    <Stack direction="column" gap={3}>
      <Section title={t('integration.url', 'Webhook URL')}>
        <WebhookUrl url={url} label={t('integration.url', 'Webhook URL')} />
      </Section>
      <Section title={t('integration.try.fire', 'Send an alert')}>
        <CodeBlock
          label={t('integration.try.fire-label', 'Command that sends an alert')}
          code={curlCommand(url, fire)}
        />
      </Section>
      <Section title={t('integration.try.resolve', 'Resolve it')}>
        <CodeBlock
          label={t('integration.try.resolve-label', 'Command that resolves the alert')}
          code={curlCommand(url, resolve)}
        />
      </Section>
    </Stack>
  );
}
