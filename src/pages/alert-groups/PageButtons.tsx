import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React from 'react';

interface Props {
  /** Absent on the first page. */
  onNewer?: () => void;
  /** Absent on the last page. */
  onOlder?: () => void;
}

export function PageButtons({ onNewer, onOlder }: Props) {
  if (!onNewer && !onOlder) {
    return null;
  }
  return (
    <nav aria-label={t('alert-groups.pages.label', 'Pages')}>
      <Stack justifyContent="flex-end">
        <Button variant="secondary" icon="angle-left" disabled={!onNewer} onClick={onNewer}>
          {t('alert-groups.pages.newer', 'Newer')}
        </Button>
        <Button variant="secondary" icon="angle-right" iconPlacement="right" disabled={!onOlder} onClick={onOlder}>
          {t('alert-groups.pages.older', 'Older')}
        </Button>
      </Stack>
    </nav>
  );
}
