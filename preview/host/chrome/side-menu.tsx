import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { menu, openEntry } from './nav.ts';
import { topBarHeight } from './top-bar.tsx';
import type { MenuState } from './use-menu.ts';

/** Grafana's menu, beside the page or over it. */
export function SideMenu({ state }: { state: MenuState }) {
  const styles = useStyles2(getStyles);
  const { isDocked, isOpen, toggleDocked, setOpen } = state;
  const isOver = isOpen && !isDocked;

  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && isOver && setOpen(false);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  if (!isOpen) {
    return null;
  }
  return (
    <nav aria-label="Navigation" className={cx(styles.menu, isOver ? styles.over : styles.docked)}>
      <div className={styles.buttons}>
        <IconButton
          name="columns"
          className={styles.dock}
          tooltip={isDocked ? 'Undock menu' : 'Dock menu'}
          onClick={toggleDocked}
        />
        <IconButton name="times" size="lg" tooltip="Close menu" onClick={() => setOpen(false)} />
      </div>
      <Entries items={menu} onOpen={() => isOver && setOpen(false)} />
    </nav>
  );
}

function Entries({ items, onOpen }: { items: NavModelItem[]; onOpen: () => void }) {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  const open = openEntry(pathname + search);
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.text}>
          {item.url === undefined ? (
            <span className={styles.entry}>{item.text}</span>
          ) : (
            <a
              href={item.url}
              className={cx(styles.entry, styles.link, item === open && styles.open)}
              aria-current={item === open ? 'page' : undefined}
              onClick={onOpen}
            >
              {item.img && <img className={styles.logo} src={item.img} alt="" />}
              {item.text}
            </a>
          )}
          {item.children && item.children.length > 0 && (
            <div className={styles.below}>
              <Entries items={item.children} onOpen={onOpen} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({
    top: topBarHeight,
    width: 300,
    flexShrink: 0,
    height: `calc(100vh - ${topBarHeight}px)`,
    padding: theme.spacing(1),
    overflowY: 'auto',
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
  }),
  docked: css({ position: 'sticky', alignSelf: 'flex-start' }),
  over: css({ position: 'fixed', left: 0, zIndex: theme.zIndex.sidemenu, boxShadow: theme.shadows.z3 }),
  buttons: css({ display: 'flex', justifyContent: 'flex-end', gap: theme.spacing(1) }),
  dock: css({ [theme.breakpoints.down('xl')]: { display: 'none' } }),
  list: css({ listStyle: 'none' }),
  below: css({ marginLeft: theme.spacing(2), borderLeft: `1px solid ${theme.colors.border.weak}` }),
  entry: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(0.25, 0, 0.25, 1),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
  }),
  link: css({ '&:hover': { color: theme.colors.text.primary, background: theme.colors.action.hover } }),
  logo: css({ width: 20, height: 20 }),
  open: css({
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
