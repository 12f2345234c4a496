import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { List } from '../address/useList';
import type { GroupList } from './looked';
import type { LookFurther } from './useLookFurther';

interface Props extends Pick<LookFurther, 'isLooking' | 'lookFurther' | 'stop'> {
  list: Pick<List, 'query' | 'sort' | 'order'>;
  /** What is shown of it. */
  page: GroupList | undefined;
}

/** How far a search in payloads has looked, and what people can do to have more of it; nothing for other searches. */
export function LookedNote({ list: { query, sort, order }, page, isLooking, lookFurther, stop }: Props) {
  const styles = useStyles2(getStyles);
  if (query === null || !page?.payloads) {
    return null;
  }
  return (
    <div className={styles.line}>
      <span role="status">{lookedText(page.payloads, page.total, sort === 'started' && order === 'desc')}</span>
      {isLooking ? (
        <Button size="sm" variant="secondary" icon="spinner" onClick={stop}>
          {t('alert-groups.payloads.stop', 'Stop')}
        </Button>
      ) : (
        lookFurther && (
          <>
            <Button size="sm" variant="secondary" onClick={lookFurther}>
              {t('alert-groups.payloads.further', 'Look further')}
            </Button>
            <span className={styles.hint}>
              {t('alert-groups.payloads.hint', 'Other conditions leave fewer to look at: state:open started:>-24h')}
            </span>
          </>
        )
      )}
    </div>
  );
}

function lookedText(payloads: NonNullable<GroupList['payloads']>, found: number, isNewestFirst: boolean): string {
  const values = {
    looked: payloads.looked.toLocaleString(),
    of: payloads.of.toLocaleString(),
    found: found.toLocaleString(),
  };
  if (payloads.cursor === null) {
    return t('alert-groups.payloads.all', 'Looked at all {{of}} groups, {{found}} found', values);
  }
  return isNewestFirst
    ? t('alert-groups.payloads.newest', 'Looked at the newest {{looked}} of {{of}} groups, {{found}} found', values)
    : t(
        'alert-groups.payloads.first',
        'Looked at the first {{looked}} of {{of}} groups in this order, {{found}} found',
        values
      );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minHeight: theme.spacing(3),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  hint: css({ color: theme.colors.text.secondary }),
});
