import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  icon: IconName;
  /** When it happened. */
  time: ReactNode;
  children: ReactNode;
}

export function TimelineRow({ icon, time, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      <Icon name={icon} className={styles.icon} />
      <div className={styles.content}>
        {children}
        <div className={styles.time}>{time}</div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  icon: css({ marginTop: theme.spacing(0.25), flexShrink: 0, color: theme.colors.text.secondary }),
  content: css({ flex: 1, minWidth: 0 }),
  time: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
