import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';

export function ProvisionedBadge() {
  return (
    <Badge
      color="purple"
      text={t('integrations.provisioned', 'Provisioned')}
      tooltip={t('integrations.provisioned-hint', 'A provisioning file owns it')}
    />
  );
}
