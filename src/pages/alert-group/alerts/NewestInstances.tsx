import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { Section } from '../../../components/Section';
import { InstanceItem } from './InstanceItem';

/** The alerts in the newest delivery, firing ones first; renders nothing if there were none. */
export function NewestInstances({ group: { newestInstances } }: { group: AlertGroup }) {
  if (newestInstances === null) {
    return null;
  }
  const { items, listed, truncated } = newestInstances;
  const unlisted = listed - items.length;
  return (
    <Section title={t('alert-group.instances.title', 'In the newest delivery')}>
      <Stack direction="column" gap={1}>
        {items.map((instance, i) => (
          <InstanceItem key={i} instance={instance} />
        ))}
        {unlisted > 0 && (
          <Text color="secondary">
            {t('alert-group.instances.unlisted', '{{count}} more are in the payload', { count: unlisted })}
          </Text>
        )}
        {truncated > 0 && (
          <Text color="secondary">
            {t('alert-group.instances.truncated', '{{count}} more were left out by the sender', { count: truncated })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
