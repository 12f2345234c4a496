import { t } from '@grafana/i18n';
import { Alert, Badge, Stack, Text } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Severity, TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { TemplateResult } from '../../../../pkg/contract/types.ts';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { CodeBlock } from '../../../components/CodeBlock';
import { TemplateFailures } from '../../../components/integration/TemplateFailures';
import { Labels } from '../../../components/Labels';

/** The output of a template and its meaning. */
export function TemplateOutcome({ name, result }: { name: TemplateName; result: TemplateResult }) {
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
      <Stack gap={1} alignItems="center">
        <Text color="secondary">{t('templates.comes-to', 'Result:')}</Text>
        {meaning(name, result)}
      </Stack>
      <CodeBlock label={t('templates.output', 'Output')} code={output} />
    </Stack>
  );
}

function meaning(name: TemplateName, { value }: TemplateResult): ReactNode {
  if (typeof value === 'boolean') {
    return value ? (
      <Badge color="green" icon="check" text={t('templates.holds', 'Holds')} />
    ) : (
      <Badge color="blue" icon="times" text={t('templates.holds-not', 'Does not hold')} />
    );
  }
  if (value === null) {
    return name === 'groupingKey'
      ? t('templates.no-key', 'no key, so each alert gets its own group')
      : t('templates.nothing', 'nothing');
  }
  if (typeof value === 'object') {
    return <Labels labels={value} />;
  }
  return name === 'severity' ? <SeverityBadge severity={value as Severity} /> : <bdi>{value.slice(0, 200)}</bdi>;
}
