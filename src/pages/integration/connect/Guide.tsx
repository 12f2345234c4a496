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
import { type GuideTexts, withPlaceholder } from './placeholder';
import { SendTest } from './SendTest';
import { Steps } from './Steps';

interface Props {
  /** The integration. */
  uid: string;
  url: string;
  token: string;
  /** Whether URL and token are only a hint of what nobody can look up: a placeholder stands for them. */
  isHint: boolean;
  type: IntegrationType;
}

/** The steps in a tool of the type, a test, and commands that send as the tool does. */
export function Guide({ uid, url, token, isHint, type }: Props) {
  const query = useTypeGuide(type);
  const masked = useMasked(token);
  const texts: GuideTexts = isHint ? withPlaceholder(url, token) : { shown: masked, copied: (text) => text };
  return (
    <QueryView query={query}>
      {({ steps, delivery, examples: { firing, resolving } }) => (
        <>
          <Section title={t('integration.steps', 'Connect: {{tool}}', { tool: presentations[type].texts.name() })}>
            <Steps steps={steps(url)} texts={texts} />
            <Text color="secondary">{delivery()}</Text>
          </Section>
          <Section title={t('integration.test.title', 'Test it')}>
            <SendTest uid={uid} firing={firing} resolving={resolving} />
          </Section>
          <Command
            title={t('integration.try.fire', 'Send an alert')}
            label={t('integration.try.fire-label', 'Command that sends an alert')}
            command={curlCommand(url, JSON.stringify(firing, null, 2))}
            texts={texts}
          />
          {resolving && (
            <Command
              title={t('integration.try.resolve', 'Resolve it')}
              label={t('integration.try.resolve-label', 'Command that resolves the alert')}
              command={curlCommand(url, JSON.stringify(resolving, null, 2))}
              texts={texts}
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
  texts: GuideTexts;
}

function Command({ title, label, command, texts: { shown, copied } }: CommandProps) {
  return (
    <Section title={title}>
      <CodeBlock label={label} code={shown(command)} copy={copied(command)} />
    </Section>
  );
}
