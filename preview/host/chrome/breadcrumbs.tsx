import { css } from '@emotion/css';
import type { AppPluginMeta, GrafanaTheme2, NavModelItem } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { activePage, appPages } from './nav.ts';
import { trail, usePageNav } from './page-nav.tsx';

/** The way from Grafana's home to the open page, which is the tab's title too. */
export function Breadcrumbs({ meta }: { meta: AppPluginMeta }) {
  const styles = useStyles2(getStyles);
  const page = usePageNav();
  const { pathname } = useLocation();
  const section = activePage(appPages(meta), pathname);
  const crumbs: NavModelItem[] = [
    { text: 'Home', url: '/' },
    { text: meta.name, url: `/a/${meta.id}` },
    ...(section ? [section] : []),
    ...trail(page).filter(({ text }) => text !== section?.text && text !== meta.name),
  ];

  useEffect(() => {
    document.title = [...crumbs.slice(1).reverse(), { text: 'Grafana preview' }].map(({ text }) => text).join(' - ');
  });

  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.list}>
        {crumbs.map(({ text, url }, index) => (
          <li key={index} className={styles.item}>
            {index > 0 && <Icon name="angle-right" className={styles.separator} />}
            {index < crumbs.length - 1 && url ? (
              <a className={styles.link} href={url} target={url === '/' ? '_self' : undefined}>
                {text}
              </a>
            ) : (
              <span className={styles.current} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
                {text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', alignItems: 'center', listStyle: 'none', minWidth: 0 }),
  item: css({ display: 'flex', alignItems: 'center', minWidth: 0, whiteSpace: 'nowrap' }),
  separator: css({ color: theme.colors.text.secondary, margin: theme.spacing(0, 0.5) }),
  link: css({ color: theme.colors.text.secondary, '&:hover': { textDecoration: 'underline' } }),
  current: css({ maxWidth: 400, overflow: 'hidden', textOverflow: 'ellipsis' }),
});
