import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { TemplateResult } from '../../../../../pkg/contract/types.ts';
import { CodeBlock } from '../../../../components/CodeBlock';
import { TemplateFailures } from '../../../../components/integration/TemplateFailures';
import { tookText } from './tookText';

/** What is to be said of a template and its output, below its text. */
export function Notes({ result }: { result: TemplateResult }) {
  const { output, failures, warnings } = result;
  return (
    <Stack direction="column" gap={1}>
      <TemplateFailures failures={failures} />
      {warnings.length > 0 && (
        <Alert severity="info" title={t('templates.warnings', 'This looks like a mistake')} role="status">
          <ul>
            {warnings.map(({ line, column, message }, i) => (
              <li key={i}>
                <bdi>{t('templates.warning', 'Line {{line}}, column {{column}}: ', { line, column })}</bdi>
                <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <CodeBlock label={t('templates.output', 'Output')} code={output} />
      <Text color="secondary" variant="bodySmall">
        {t('templates.took', 'Rendered in {{time}}', {
          time: tookText(result),
          interpolation: { escapeValue: false },
        })}
      </Text>
    </Stack>
  );
}
