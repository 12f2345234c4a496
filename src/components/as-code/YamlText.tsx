import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, type Monaco, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { TextDiff } from '../text-diff/TextDiff';
import { download } from './download';
import { YamlEditor } from './YamlEditor';

interface Props {
  yaml: string;
  /** The same of what is in force. */
  inForce: string;
  variables: readonly string[];
  fileName: string;
  hasTokens: boolean;
}

export function YamlText({ yaml, inForce, variables, fileName, hasTokens }: Props) {
  const [monaco, setMonaco] = useState<Monaco>();
  return (
    <Stack direction="column" gap={2}>
      <Stack gap={1} wrap="wrap">
        <ClipboardButton icon="copy" variant="primary" getText={() => yaml}>
          {t('as-code.copy-text', 'Copy')}
        </ClipboardButton>
        <Button icon="download-alt" variant="secondary" onClick={() => download(fileName, yaml)}>
          {t('as-code.download', 'Download')}
        </Button>
      </Stack>
      {hasTokens && (
        <Text color="secondary">
          {t(
            'as-code.tokens',
            'Tokens are not in it: an integration keeps the token that it has, unless your file says one.'
          )}
        </Text>
      )}
      {variables.length > 0 && (
        <Alert severity="info" title={t('as-code.secrets', 'Nobody can read the secrets of guards')}>
          {t('as-code.variables', 'Set these variables for the sidecar, or write how your file has them: {{names}}', {
            names: variables.join(', '),
            interpolation: { escapeValue: false },
          })}
        </Alert>
      )}
      {yaml !== inForce && (
        <TextDiff
          // The colours of YAML are too faint on those of a difference.
          language="plaintext"
          monaco={monaco}
          before={inForce}
          after={yaml}
          beforeLabel={t('as-code.in-force', 'In force')}
          afterLabel={t('as-code.changed', 'With your changes')}
        />
      )}
      <YamlEditor label={t('as-code.text', 'Provisioning file')} yaml={yaml} onMonaco={setMonaco} />
    </Stack>
  );
}
