import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../pkg/contract/types.ts';
import { type PageSize, pageSizes } from '../address/listAddress';

interface Props {
  list: Pick<RouteReply<'listAlertGroups'>, 'before' | 'total' | 'previousCursor' | 'nextCursor'>;
  /** How many groups the page shows. */
  shown: number;
  size: PageSize;
  onSize: (size: PageSize) => void;
  /** @param cursor undefined for the first page */
  onTurn: (cursor: string | undefined) => void;
}

/** Which part of the list this is, how much of it a page has, and the pages beside this one. */
export function Paging({ list: { before, total, previousCursor, nextCursor }, shown, size, onSize, onTurn }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <nav className={styles.line} aria-label={t('alert-groups.pages.label', 'Pages')}>
      <span>{shown > 0 && part(before + 1, before + shown, Math.max(total, before + shown))}</span>
      <div role="group" aria-label={t('alert-groups.pages.sizes', 'Groups on a page')}>
        {pageSizes.map((one) => (
          <Button
            key={one}
            {...look}
            aria-pressed={one === size}
            className={one === size ? styles.chosen : undefined}
            onClick={() => onSize(one)}
          >
            {String(one)}
          </Button>
        ))}
      </div>
      <div>
        <Button
          {...look}
          icon="angle-left"
          aria-label={t('alert-groups.pages.previous', 'Previous page')}
          disabled={before === 0 && previousCursor === null}
          // Groups that came meanwhile are before what was the first page.
          onClick={() => onTurn(previousCursor ?? undefined)}
        />
        <Button
          {...look}
          icon="angle-right"
          aria-label={t('alert-groups.pages.next', 'Next page')}
          disabled={nextCursor === null}
          onClick={() => nextCursor !== null && onTurn(nextCursor)}
        />
      </div>
    </nav>
  );
}

const look = { size: 'sm', variant: 'secondary', fill: 'text' } as const;

function part(first: number, last: number, total: number): string {
  return t('alert-groups.pages.part', '{{first}}–{{last}} of {{total}}', {
    first: first.toLocaleString(),
    last: last.toLocaleString(),
    total: total.toLocaleString(),
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minHeight: theme.spacing(4),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  chosen: css({ fontWeight: theme.typography.fontWeightBold, background: theme.colors.action.selected }),
});
