import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, ToolbarButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import type { MenuState } from './use-menu.ts';
import { UserMenu } from './user-menu.tsx';

export function TopBar({ menu: { isDocked, isOpen, setOpen } }: { menu: MenuState }) {
  const styles = useStyles2(getStyles);
  return (
    <header className={styles.bar}>
      <div className={styles.left}>
        {!(isDocked && isOpen) && <ToolbarButton icon="bars" tooltip="Open menu" onClick={() => setOpen(!isOpen)} />}
        <Breadcrumbs />
      </div>
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
  left: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0, overflow: 'hidden' }),
  right: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
