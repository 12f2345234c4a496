import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React from 'react';

export function DisabledBadge() {
  return <Badge color="darkgrey" icon="pause" text={t('integration.disabled.badge', 'Disabled')} />;
}
