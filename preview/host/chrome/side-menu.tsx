import { css, cx } from '@emotion/css';
import type { AppPluginMeta, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { activePage, appPages } from './nav.ts';
import { topBarHeight } from './top-bar.tsx';

export function SideMenu({ meta }: { meta: AppPluginMeta }) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const pages = appPages(meta);
  const active = activePage(pages, pathname);
  return (
    <nav aria-label="Navigation" className={styles.menu}>
      <a href={`/a/${meta.id}`} className={styles.section}>
        <img className={styles.logo} src={meta.info.logos.small} alt="" />
        {meta.name}
      </a>
      <ul className={styles.pages}>
        {pages.map(({ text, url }) => (
          <li key={url}>
            <a
              href={url}
              className={cx(styles.page, url === active?.url && styles.active)}
              aria-current={url === active?.url ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({
    position: 'sticky',
    top: topBarHeight,
    alignSelf: 'flex-start',
    width: 300,
    flexShrink: 0,
    height: `calc(100vh - ${topBarHeight}px)`,
    padding: theme.spacing(2, 1),
    overflowY: 'auto',
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down('md')]: { display: 'none' },
  }),
  section: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1),
    fontWeight: theme.typography.fontWeightMedium,
  }),
  logo: css({ width: 20, height: 20 }),
  pages: css({ listStyle: 'none', marginLeft: theme.spacing(2), borderLeft: `1px solid ${theme.colors.border.weak}` }),
  page: css({
    position: 'relative',
    display: 'block',
    margin: theme.spacing(0.25, 0, 0.25, 1),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    '&:hover': { color: theme.colors.text.primary, background: theme.colors.action.hover },
  }),
  active: css({
    color: theme.colors.text.primary,
    background: theme.colors.action.selected,
    '&::before': {
      content: '""',
      position: 'absolute',
      inset: theme.spacing(0.5, 'auto', 0.5, 0),
      width: 3,
      borderRadius: theme.shape.radius.default,
      backgroundImage: theme.colors.gradients.brandVertical,
    },
  }),
});
