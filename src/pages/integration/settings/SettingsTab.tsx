import { Stack } from '@grafana/ui';
import React from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { OwnedNote } from '../../../components/as-code/OwnedNote';
import { AccessSection } from './access/AccessSection';
import { GuardsSection } from './guards/GuardsSection';
import { HeartbeatSettings } from './HeartbeatSettings';
import { SettingsForm } from './SettingsForm';
import { SplitSettings } from './SplitSettings';
import { TimeSettings } from './TimeSettings';

/** All settings of an integration, in sections. */
export function SettingsTab({ integration }: { integration: Integration }) {
  return (
    <Stack direction="column" gap={4}>
      <OwnedNote owned={integration} route="getIntegrationAsYaml" />
      <SettingsForm integration={integration} />
      <SplitSettings integration={integration} />
      <TimeSettings integration={integration} />
      <HeartbeatSettings integration={integration} />
      <GuardsSection integration={integration} />
      <AccessSection integration={integration} />
    </Stack>
  );
}
