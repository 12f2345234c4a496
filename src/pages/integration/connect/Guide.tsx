import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';
import type { IntegrationType } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { CodeBlock } from '../../../components/CodeBlock';
import { useMasked } from '../../../components/integration/token/TokenMask';
import { useTypeGuide } from '../../../components/integration/useTypeGuide';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { curlCommand } from './curlCommand';
import { SendTest } from './SendTest';
import { Steps } from './Steps';

interface Props {
  /** The integration. */
  uid: string;
  url: string;
  token: string;
  type: IntegrationType;
}

/** The steps in a tool of the type, a test, and commands that send as the tool does. */
export function Guide({ uid, url, token, type }: Props) {
  const query = useTypeGuide(type);
  const mask = useMasked(token);
  return (
    <QueryView query={query}>
      {({ steps, delivery, examples: { firing, resolving } }) => (
        <>
          <Section title={t('integration.steps', 'Connect: {{tool}}', { tool: presentations[type].texts.name() })}>
            <Steps steps={steps(url)} mask={mask} />
            <Text color="secondary">{delivery()}</Text>
          </Section>
          <Section title={t('integration.test.title', 'Test it')}>
            <SendTest uid={uid} firing={firing} resolving={resolving} />
          </Section>
          <Command
            title={t('integration.try.fire', 'Send an alert')}
            label={t('integration.try.fire-label', 'Command that sends an alert')}
            command={curlCommand(url, JSON.stringify(firing, null, 2))}
            mask={mask}
          />
          {resolving && (
            <Command
              title={t('integration.try.resolve', 'Resolve it')}
              label={t('integration.try.resolve-label', 'Command that resolves the alert')}
              command={curlCommand(url, JSON.stringify(resolving, null, 2))}
              mask={mask}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

interface CommandProps {
  title: string;
  /** A label of the command for screen readers. */
  label: string;
  command: string;
  mask: (text: string) => string;
}

function Command({ title, label, command, mask }: CommandProps) {
  return (
    <Section title={title}>
      <CodeBlock label={label} code={mask(command)} copy={command} />
    </Section>
  );
}
