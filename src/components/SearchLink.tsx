import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface Props {
  /** A path of the app with a query of the search language, which may hold any text of an alert. */
  to: string;
  children: ReactNode;
}

/** A link to the groups that a query finds. Grafana's `TextLink` would decode the query: `a&b` would be cut after `a`. */
export function SearchLink({ to, children }: Props) {
  return (
    <Link className={useStyles2(getStyles)} to={to}>
      {children}
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) =>
  css({ color: 'inherit', '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' } });
