import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEventHandler, type ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface Props {
  /** A path of the app with a query of the search language, which may hold any text of an alert. */
  to: string;
  /** Whether it looks like the text around it until it is pointed at. */
  isQuiet?: boolean;
  /** Called before the link is followed, which it can prevent. */
  onClick?: MouseEventHandler;
  children: ReactNode;
}

/** A link to the groups that a query finds. Grafana's `TextLink` would decode the query: `a&b` would be cut after `a`. */
export function SearchLink({ to, isQuiet = false, onClick, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Link className={cx(styles.link, isQuiet && styles.quiet)} to={to} onClick={onClick}>
      {children}
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // As Grafana's `TextLink` in a text: its colour alone would not tell it apart.
  link: css({ color: theme.colors.text.link, textDecoration: 'underline', '&:hover': { textDecoration: 'none' } }),
  quiet: css({
    color: 'inherit',
    textDecoration: 'none',
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
