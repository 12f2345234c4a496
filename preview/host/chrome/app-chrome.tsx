import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import { useMenu } from './use-menu.ts';

/** The parts that Grafana shows around every page. */
export function AppChrome({ children }: PropsWithChildren) {
  const menu = useMenu();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.app}>
      <LinkButton className={styles.skip} href="#pageContent" target="_self">
        Skip to main content
      </LinkButton>
      <TopBar menu={menu} />
      <div className={styles.below}>
        <SideMenu state={menu} />
        <main id="pageContent" className={styles.page} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  app: css({
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    background: theme.colors.background.canvas,
  }),
  skip: css({
    position: 'fixed',
    top: theme.spacing(-10),
    zIndex: theme.zIndex.portal,
    '&:focus': { top: theme.spacing(1), left: theme.spacing(1) },
  }),
  below: css({ display: 'flex', flex: 1, minWidth: 0 }),
  page: css({ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, outline: 'none' }),
});
