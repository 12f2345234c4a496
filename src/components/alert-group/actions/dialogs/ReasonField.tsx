import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import React from 'react';
import { reasonLimit } from '../../../../../pkg/contract/limits.ts';

interface Props {
  value: string;
  onChange: (reason: string) => void;
}

/** Why somebody does it; may stay empty. */
export function ReasonField({ value, onChange }: Props) {
  return (
    <Field noMargin label={t('alert-groups.dialog.reason', 'Reason (optional)')}>
      <Input
        id="bellhook-reason"
        value={value}
        maxLength={reasonLimit}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Field>
  );
}

/** The reason as the sidecar takes it: without one there is none. */
export function reasonOf(text: string): { reason?: string } {
  const reason = text.trim();
  return reason === '' ? {} : { reason };
}
