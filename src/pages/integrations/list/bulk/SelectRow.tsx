import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import React from 'react';
import type { IntegrationSummary } from '../../../../../pkg/contract/types.ts';
import { useSelectionOfRow } from './selection';

export function SelectRow({ uid, name }: Pick<IntegrationSummary, 'uid' | 'name'>) {
  const selection = useSelectionOfRow();
  return (
    <Checkbox
      value={selection?.selected.has(uid) ?? false}
      aria-label={t('integrations.bulk.select', 'Select {{name}}', { name, interpolation: { escapeValue: false } })}
      onChange={() => selection?.toggle(uid)}
    />
  );
}
