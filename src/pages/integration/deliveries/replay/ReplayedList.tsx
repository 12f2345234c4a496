import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../../pkg/contract/types.ts';
import { GroupLink } from '../../../../components/alert-group/GroupLink';
import { isTaken, replayText } from './replayText';

interface Props {
  items: RouteReply<'replayDeliveries'>['items'];
  /** What the list is of, for people who do not see it. */
  label: string;
}

/** What becomes of each delivery, in the order in which they came. */
export function ReplayedList({ items, label }: Props) {
  const styles = useStyles2(getStyles);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.column.received', 'Received')}</th>
            <th scope="col">{t('deliveries.replay.becomes', 'What becomes of it')}</th>
            <th scope="col">{t('deliveries.replay.title', 'Title')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, receivedAt, outcome, detail, title, alertGroup }) => (
            <tr key={id}>
              <td className={styles.time}>{dateTimeFormat(receivedAt)}</td>
              <td className={isTaken(outcome) ? undefined : styles.refused}>
                {replayText(outcome)} {alertGroup && <GroupLink id={alertGroup.id} number={alertGroup.number} />}
                {detail !== null && (
                  <div className={styles.detail}>
                    <bdi>{detail}</bdi>
                  </div>
                )}
              </td>
              <td>
                <bdi>{title}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: '45vh', overflow: 'auto', border: `1px solid ${theme.colors.border.weak}` }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0.5, 1), verticalAlign: 'top', overflowWrap: 'anywhere' },
    th: { position: 'sticky', top: 0, background: theme.colors.background.secondary },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  time: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  refused: css({ color: theme.colors.error.text }),
  detail: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
