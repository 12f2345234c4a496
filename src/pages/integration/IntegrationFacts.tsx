import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../pkg/contract/types.ts';
import { presentations } from '../../../pkg/integration-types/presentations.ts';
import { HealthBadge } from '../../components/integration/HealthBadge';
import { HeartbeatBadge } from '../../components/integration/HeartbeatBadge';
import { LimitedNote } from '../../components/integration/LimitedNote';
import { ProvisionedBadge } from '../../components/integration/ProvisionedBadge';
import { RestrictedBadge } from '../../components/integration/RestrictedBadge';
import { StatusBadge } from '../../components/integration/StatusBadge';

export function IntegrationFacts({ integration }: { integration: Integration }) {
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Text color="secondary">
          {t('integration.type', 'Type: {{type}}', { type: presentations[integration.type].texts.name() })}
        </Text>
        <StatusBadge integration={integration} />
        <HealthBadge integration={integration} />
        {integration.provisioned && <ProvisionedBadge place={integration.place} />}
        <RestrictedBadge integration={integration} />
        {integration.heartbeat.state === 'missing' && <HeartbeatBadge heartbeat={integration.heartbeat} />}
        <LimitedNote integration={integration} />
      </Stack>
      {integration.description !== '' && (
        <Text element="p">
          <bdi>{integration.description}</bdi>
        </Text>
      )}
    </Stack>
  );
}
