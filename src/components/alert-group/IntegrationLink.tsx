import { t } from '@grafana/i18n';
import { Text, TextLink } from '@grafana/ui';
import React from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { links } from '../../app/links';

export function IntegrationLink({ integration }: Pick<AlertGroupSummary, 'integration'>) {
  if (integration.deleted) {
    return (
      <Text color="secondary">
        <bdi>{integration.name}</bdi> {t('alert-groups.integration-deleted', '(deleted)')}
      </Text>
    );
  }
  return (
    <TextLink href={links.integration(integration.uid)} inline={false} color="primary">
      <bdi>{integration.name}</bdi>
    </TextLink>
  );
}
