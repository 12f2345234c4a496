import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { Children, type ReactNode } from 'react';

/** Columns beside each other where there is room for them, with the most of it for the one before the last. */
export function Columns({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.place}>
      <div className={Children.count(children) > 2 ? styles.three : styles.two}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const columns = {
    display: 'grid',
    alignItems: 'start',
    gap: theme.spacing(2),
    '& > *': { minWidth: 0 },
    '@container (width < 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  };
  return {
    place: css({ containerType: 'inline-size' }),
    two: css({ ...columns, gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' }),
    three: css({
      ...columns,
      gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr) minmax(0, 5fr)',
      '@container (640px <= width < 900px)': {
        gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
        '& > :first-child': { order: 1, gridColumn: '1 / -1' },
      },
    }),
  };
};
