import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../pkg/contract/types.ts';

interface Props {
  page: Pick<RouteReply<'listDeliveries'>, 'previousCursor' | 'nextCursor'>;
  /** @param cursor undefined for the first page */
  onTurn: (cursor: string | undefined) => void;
}

/** The pages beside this one; nothing where there is only one. */
export function DeliveryPaging({ page: { previousCursor, nextCursor }, onTurn }: Props) {
  const styles = useStyles2(getStyles);
  if (previousCursor === null && nextCursor === null) {
    return null;
  }
  return (
    <nav className={styles.line} aria-label={t('deliveries.pages.label', 'Pages of deliveries')}>
      <Button {...look} disabled={previousCursor === null} onClick={() => onTurn(undefined)}>
        {t('deliveries.pages.newest', 'Newest')}
      </Button>
      <Button
        {...look}
        icon="angle-left"
        disabled={previousCursor === null}
        onClick={() => onTurn(previousCursor ?? undefined)}
      >
        {t('deliveries.pages.newer', 'Newer')}
      </Button>
      <Button {...look} disabled={nextCursor === null} onClick={() => nextCursor !== null && onTurn(nextCursor)}>
        {t('deliveries.pages.older', 'Older')}
      </Button>
    </nav>
  );
}

const look = { size: 'sm', variant: 'secondary', fill: 'text' } as const;

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', justifyContent: 'flex-end', gap: theme.spacing(1) }),
});
