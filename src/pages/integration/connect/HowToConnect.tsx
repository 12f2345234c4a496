import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { CodeBlock } from '../../../components/CodeBlock';
import { useTypeGuide } from '../../../components/integration/useTypeGuide';
import { WebhookUrl } from '../../../components/integration/WebhookUrl';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { curlCommand } from './curlCommand';
import { SendTest } from './SendTest';
import { Steps } from './Steps';

/**
 * The webhook URL, the steps in the tool, and commands to try it. They are only for Admins, because the sidecar gives the token to
 * nobody else.
 */
export function HowToConnect({ integration: { uid, url, type } }: { integration: Integration }) {
  const guide = useTypeGuide(type);
  if (url === undefined) {
    return (
      <Alert
        severity="info"
        title={t('integration.url-hidden', 'An Admin can see the webhook URL of this integration')}
      />
    );
  }
  return (
    <Stack direction="column" gap={3}>
      <Section title={t('integration.url', 'Webhook URL')}>
        <WebhookUrl url={url} label={t('integration.url', 'Webhook URL')} />
      </Section>
      <QueryView query={guide}>
        {({ steps, delivery, examples: { firing, resolving } }) => (
          <>
            <Section title={t('integration.steps', 'Connect: {{tool}}', { tool: presentations[type].texts.name() })}>
              <Steps steps={steps(url)} />
              <Text color="secondary">{delivery()}</Text>
            </Section>
            <Section title={t('integration.test.title', 'Test it')}>
              <SendTest uid={uid} firing={firing} resolving={resolving} />
            </Section>
            <Section title={t('integration.try.fire', 'Send an alert')}>
              <CodeBlock
                label={t('integration.try.fire-label', 'Command that sends an alert')}
                code={curlCommand(url, JSON.stringify(firing, null, 2))}
              />
            </Section>
            {resolving && (
              <Section title={t('integration.try.resolve', 'Resolve it')}>
                <CodeBlock
                  label={t('integration.try.resolve-label', 'Command that resolves the alert')}
                  code={curlCommand(url, JSON.stringify(resolving, null, 2))}
                />
              </Section>
            )}
          </>
        )}
      </QueryView>
    </Stack>
  );
}
