import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { TemplateFailure } from '../../../pkg/contract/types.ts';
import { templateNameText } from './templateNameText';

/** The failures of templates; renders nothing if there are none. */
export function TemplateFailures({ failures }: { failures: TemplateFailure[] }) {
  if (failures.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" title={t('templates.failures', 'Templates failed')} role="status">
      <ul>
        {failures.map(({ template, line, column, message }, i) => (
          <li key={i}>
            <bdi>
              {templateNameText(template)}
              {line !== null && t('templates.place', ', line {{line}}, column {{column}}', { line, column })}
              {': '}
              {message}
            </bdi>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
