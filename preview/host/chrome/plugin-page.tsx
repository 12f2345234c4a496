import { css } from '@emotion/css';
import { type GrafanaTheme2, PageLayoutType } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { TabContent, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { openEntry } from './nav.ts';
import { PageHeader } from './page-header.tsx';
import { useAnnouncedPage } from './page-nav.tsx';
import { PageTabs } from './page-tabs.tsx';

/** The frame that plugins put around their pages: title, subtitle, facts, actions and tabs. */
export function PluginPage({ children, pageNav, subTitle, layout, ...header }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  // A page without a description of its own has the heading of its menu entry.
  const head = pageNav ?? openEntry(pathname + search);
  const tabs = pageNav?.children?.filter(({ hideFromTabs }) => !hideFromTabs) ?? [];
  useAnnouncedPage(pageNav);

  if (layout === PageLayoutType.Custom) {
    return children;
  }
  return (
    <div className={styles.page}>
      <PageHeader {...header} title={head?.text ?? ''} image={head?.img} subTitle={subTitle ?? head?.subTitle} />
      {tabs.length > 0 ? (
        <>
          <PageTabs tabs={tabs} />
          <TabContent className={styles.tabContent}>{children}</TabContent>
        </>
      ) : (
        children
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    flex: '1 0 auto',
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    [theme.breakpoints.up('md')]: { padding: theme.spacing(4) },
  }),
  tabContent: css({ background: 'transparent', paddingTop: theme.spacing(3) }),
});
