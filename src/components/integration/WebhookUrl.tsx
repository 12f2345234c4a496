import { t } from '@grafana/i18n';
import { ClipboardButton, Input } from '@grafana/ui';
import React from 'react';
import { useMasked } from './token/TokenMask';

interface Props {
  url: string;
  /** The part of the URL that is secret. */
  token: string;
  /** The accessible label, which says whose URL it is. */
  label: string;
}

export function WebhookUrl({ url, token, label }: Props) {
  const mask = useMasked(token);
  return (
    <Input
      readOnly
      value={mask(url)}
      aria-label={label}
      onFocus={(event) => event.currentTarget.select()}
      addonAfter={
        <ClipboardButton
          icon="copy"
          variant="secondary"
          aria-label={t('components.webhook-url.copy', 'Copy: {{label}}', {
            label,
            interpolation: { escapeValue: false },
          })}
          getText={() => url}
        >
          {t('components.webhook-url.copy-short', 'Copy')}
        </ClipboardButton>
      }
    />
  );
}
