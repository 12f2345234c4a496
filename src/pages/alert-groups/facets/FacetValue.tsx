import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { type FocusEventHandler } from 'react';
import { cut } from '../../../components/cut';
import type { FacetRow } from './facetRows';

/** What says whether Tab comes to a button. */
interface Stop {
  tabIndex: number;
  onFocus: FocusEventHandler;
}

interface Props {
  row: FacetRow;
  /** For the value, and for its minus. */
  stops: Record<'included' | 'excluded', Stop>;
  onChoose: (row: FacetRow, choice: 'included' | 'excluded') => void;
}

/** A value beside the list: a click includes it, its minus excludes it, and again leaves it out of the query. */
export function FacetValue({ row, stops, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const isExcluded = row.choice === 'excluded';
  // Values are written as they are, not as HTML.
  const value = { value: row.text, interpolation: { escapeValue: false } };
  const action = isExcluded
    ? t('alert-groups.facets.no-longer-exclude', 'No longer exclude {{value}}', value)
    : t('alert-groups.facets.exclude', 'Exclude {{value}}', value);
  return (
    <li data-row className={cx(styles.row, row.choice !== null && styles.chosen)}>
      <button
        {...stops.included}
        type="button"
        className={styles.value}
        aria-pressed={row.choice === 'included'}
        title={row.term.includes(row.text) ? row.term : `${row.text}\n${row.term}`}
        onClick={() => onChoose(row, 'included')}
      >
        <bdi className={cx(styles.text, isExcluded && styles.excluded)}>{row.text}</bdi>
        <span className={styles.count}>{row.count ?? ''}</span>
      </button>
      <IconButton
        {...stops.excluded}
        name={isExcluded ? 'times' : 'minus'}
        size="sm"
        // A button with Grafana's tooltip is always a tab stop.
        aria-label={action}
        title={action}
        className={cx(styles.exclude, isExcluded && styles.visible)}
        onClick={() => onChoose(row, 'excluded')}
      />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    borderRadius: theme.shape.radius.default,
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
    '&:hover button, &:focus-within button': { opacity: 1 },
  }),
  chosen: css({ background: theme.colors.action.selected, boxShadow: `inset 2px 0 ${theme.colors.primary.border}` }),
  value: css({
    display: 'flex',
    flex: 1,
    minWidth: 0,
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0.5),
    background: 'none',
    border: 0,
    textAlign: 'left',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  text: css(cut, { flex: 1 }),
  excluded: css({ textDecoration: 'line-through' }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  // The way to exclude is there for the pointer, the keyboard and touch alike.
  exclude: css({ margin: 0, '@media (hover: hover)': { opacity: 0 } }),
  visible: css({ '&&': { opacity: 1 } }),
});
