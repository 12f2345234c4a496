import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import React from 'react';
import type { FilePlace } from '../../../pkg/contract/types.ts';

/** Marks what a provisioning file owns, and names file and line where they are known. */
export function ProvisionedBadge({ place }: { place: FilePlace | undefined }) {
  return (
    <>
      <Badge
        color="purple"
        text={t('integrations.provisioned', 'Provisioned')}
        tooltip={t('integrations.provisioned-hint', 'A provisioning file owns it')}
      />
      {place && (
        <Text color="secondary" variant="bodySmall">
          {' '}
          <bdi>{`${place.file}:${place.line}`}</bdi>
        </Text>
      )}
    </>
  );
}
