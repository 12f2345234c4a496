import { t } from '@grafana/i18n';
import { Spinner, Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { RelativeTime } from '../../../components/time/RelativeTime';

/** Waits for the first alert, which a disabled integration does not get, then links to the integration's alert groups. */
export function FirstAlertNote({ integration }: { integration: Integration }) {
  if (integration.lastAlertAt === null && !integration.settings.enabled) {
    return null;
  }
  return (
    <div role="status">
      {integration.lastAlertAt === null ? (
        <Stack alignItems="center" gap={1}>
          <Spinner inline />
          {t('integration.waiting', 'Waiting for the first alert…')}
        </Stack>
      ) : (
        <Stack alignItems="center" gap={1} wrap="wrap">
          <TextLink href={links.alertGroupsOf(integration.uid)} icon="arrow-right" inline={false}>
            {t('integration.groups', 'Show its alert groups')}
          </TextLink>
          <Text color="secondary">
            {t('integration.alerts', 'Alerts: {{number}}, the last one', { number: integration.alertCount })}{' '}
            <RelativeTime at={integration.lastAlertAt} />
          </Text>
        </Stack>
      )}
    </div>
  );
}
