import { t } from '@grafana/i18n';
import { IconButton, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../../pkg/contract/types.ts';

export type SplitPreview = NonNullable<RouteReply<'previewTemplates'>['split']>;

interface Props {
  split: SplitPreview;
  /** Shows another one, counted from 0. */
  onAlert: (alert: number) => void;
}

/** Which alert of a delivery that is split the templates are tried on, and the way to the others. */
export function AlertOfDelivery({ split: { alerts, alert }, onAlert }: Props) {
  return (
    <Stack alignItems="center" gap={1}>
      <IconButton
        name="angle-left"
        aria-label={t('templates.split.previous', 'Previous alert of the delivery')}
        disabled={alert === 0}
        onClick={() => onAlert(alert - 1)}
      />
      <Text variant="bodySmall" color="secondary">
        {t('templates.split.alert', 'Alert {{place}} of {{count}} in this delivery, as templates see it', {
          place: alert + 1,
          count: alerts,
        })}
      </Text>
      <IconButton
        name="angle-right"
        aria-label={t('templates.split.next', 'Next alert of the delivery')}
        disabled={alert === alerts - 1}
        onClick={() => onAlert(alert + 1)}
      />
    </Stack>
  );
}
