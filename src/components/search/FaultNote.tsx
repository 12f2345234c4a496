import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { QueryFault } from '../../../pkg/domain/query/fault.ts';

/** What is wrong with a query, and how to mend it. */
export function FaultNote({ id, fault }: { id: string; fault: QueryFault }) {
  const styles = useStyles2(getStyles);
  return (
    <div id={id} role="alert" className={styles.note}>
      <Icon name="exclamation-triangle" className={styles.icon} />
      <span className={styles.text}>
        {fault.message} {fault.hint !== null && <span className={styles.hint}>{fault.hint}</span>}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ display: 'flex', gap: theme.spacing(1), padding: theme.spacing(0.75, 1.5) }),
  icon: css({ flexShrink: 0, marginTop: theme.spacing(0.25), color: theme.colors.error.text }),
  text: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  hint: css({ color: theme.colors.text.secondary }),
});
