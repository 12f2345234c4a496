import { t } from '@grafana/i18n';
import { Drawer, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import type { Alert } from '../../../../../pkg/contract/types.ts';
import { ExactTime } from '../../../../components/time/ExactTime';

const Diff = lazy(() => import('./Diff').then((diff) => ({ default: diff.Diff })));

interface Props {
  older: Alert;
  newer: Alert;
  onClose: () => void;
}

/** What differs between the payloads of two alerts. */
export function DiffDrawer({ older, newer, onClose }: Props) {
  return (
    <Drawer
      title={t('alert-group.diff.title', 'Compare two alerts')}
      subtitle={
        <Stack direction="column" gap={0.5}>
          <Text color="secondary">
            {t('alert-group.diff.before', 'Before:')} <ExactTime at={older.receivedAt} />
          </Text>
          <Text color="secondary">
            {t('alert-group.diff.after', 'After:')} <ExactTime at={newer.receivedAt} />
          </Text>
        </Stack>
      }
      onClose={onClose}
    >
      <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
        <Diff before={older.payload} after={newer.payload} />
      </Suspense>
    </Drawer>
  );
}
