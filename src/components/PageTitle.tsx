import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { cutLines } from './cutLines';

/** In UTF-16 units. Longer titles are set in smaller type and cut after some lines, so that they leave room for the content. */
const longTitle = 120;

interface Props {
  /** May come from an alert and be long. */
  title: string;
  /** Shown after the title. */
  children?: ReactNode;
}

export function PageTitle({ title, children }: Props) {
  const styles = useStyles2(getStyles);
  const isLong = title.length > longTitle;
  return (
    <div className={styles.line}>
      <h1 className={cx(styles.title, isLong && styles.long)} title={isLong ? title : undefined}>
        <bdi>{title}</bdi>
      </h1>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 0,
  }),
  title: css({ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }),
  long: css({
    fontSize: theme.typography.h4.fontSize,
    lineHeight: theme.typography.h4.lineHeight,
    ...cutLines(4),
  }),
});
