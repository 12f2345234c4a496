import type { NavModelItem } from '@grafana/data';
import React, { createContext, type PropsWithChildren, useContext, useLayoutEffect, useState } from 'react';
import { crumbs } from './nav.ts';

/** What the open page reports about itself; the breadcrumbs and the tab's title show it. */
export function usePageNav(): NavModelItem | undefined {
  return useContext(PageNavContext).page;
}

/** Reports the page's description as long as the component is mounted. */
export function useAnnouncedPage(page: NavModelItem | undefined): void {
  const { setPage } = useContext(PageNavContext);
  // Pages make a new object at each rendering, mostly with the same content.
  const key = JSON.stringify(crumbs(undefined, page).map(({ text, url }) => [text, url]));
  useLayoutEffect(() => {
    setPage(page);
    return () => setPage(undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, setPage]);
}

interface Announced {
  page: NavModelItem | undefined;
  setPage: (page: NavModelItem | undefined) => void;
}

const PageNavContext = createContext<Announced>({ page: undefined, setPage: () => undefined });

export function PageNavProvider({ children }: PropsWithChildren) {
  const [page, setPage] = useState<NavModelItem>();
  return <PageNavContext.Provider value={{ page, setPage }}>{children}</PageNavContext.Provider>;
}
