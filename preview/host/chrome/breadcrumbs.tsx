import { css } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { crumbs, openEntry } from './nav.ts';
import { usePageNav } from './page-nav.tsx';

/** The path from Grafana's home to the open page. It is also the title of the tab. */
export function Breadcrumbs() {
  const styles = useStyles2(getStyles);
  const page = usePageNav();
  const { pathname, search } = useLocation();
  const way = crumbs(openEntry(pathname + search), page);
  const shown: NavModelItem[] = [{ text: 'Home', url: '/' }, ...way];

  useEffect(() => {
    document.title = [...way.toReversed(), { text: 'Grafana preview' }].map(({ text }) => text).join(' - ');
  });

  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.list}>
        {shown.map(({ text, url }, index) => (
          <li key={index} className={styles.item}>
            {index > 0 && <Icon name="angle-right" className={styles.separator} />}
            {index < shown.length - 1 && url ? (
              <a className={styles.link} href={url} target={url === '/' ? '_self' : undefined}>
                {text}
              </a>
            ) : (
              <span className={styles.current} aria-current={index === shown.length - 1 ? 'page' : undefined}>
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
