import { css } from '@emotion/css';
import type { AppPluginMeta, GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { UserMenu } from './user-menu.tsx';

export function TopBar({ meta }: { meta: AppPluginMeta }) {
  const styles = useStyles2(getStyles);
  return (
    <header className={styles.bar}>
      <Breadcrumbs meta={meta} />
      <div className={styles.right}>
        <Badge text="Preview" color="purple" />
        <UserMenu />
      </div>
    </header>
  );
}

/** In pixels; the side menu begins below it. */
export const topBarHeight = 48;

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    height: topBarHeight,
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  right: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
