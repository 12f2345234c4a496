import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  labels: Record<string, string>;
  /** Makes something of a label, such as a link around it. */
  children?: (label: { name: string; value: string; text: ReactNode }) => ReactNode;
}

/** Names and values, side by side. */
export function Labels({ labels, children = ({ text }) => text }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {Object.entries(labels).map(([name, value]) => (
        <li key={name} className={styles.label}>
          {children({
            name,
            value,
            text: (
              <>
                <bdi>{name}</bdi>=<bdi>{value}</bdi>
              </>
            ),
          })}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), margin: 0, padding: 0, listStyle: 'none' }),
  label: css({
    padding: theme.spacing(0, 0.75),
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
