import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../pkg/contract/types.ts';

/** Says what being disabled means; renders nothing for an integration that is enabled. */
export function DisabledNote({ integration: { settings } }: { integration: Integration }) {
  if (settings.enabled) {
    return null;
  }
  return (
    <Alert severity="info" role="status" title={t('integration.disabled.title', 'This integration is disabled')}>
      {t(
        'integration.disabled.text',
        'What is sent to its webhook URL is refused (status 403, code “disabled”) and listed among the deliveries. Once it is enabled, those can be replayed.'
      )}
    </Alert>
  );
}
