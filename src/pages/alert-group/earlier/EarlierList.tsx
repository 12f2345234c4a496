import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { GroupLink } from '../../../components/alert-group/GroupLink';
import { Lasting } from '../../../components/time/Lasting';
import { endText } from './earlierText';

export function EarlierList({ groups }: { groups: readonly AlertGroupSummary[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label={t('alert-group.earlier.title', 'Earlier with this key')}>
      {groups.map((group) => (
        <li key={group.id}>
          <GroupLink id={group.id} number={group.number} /> {dateTimeFormat(group.startedAt)}{' '}
          <span className={styles.end}>
            <Lasting since={group.startedAt} until={group.resolvedAt ?? undefined} />
            {', '}
            <bdi>{endText(group)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  end: css({ color: theme.colors.text.secondary }),
});
