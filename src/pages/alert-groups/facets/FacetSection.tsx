import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';
import type { FacetRow, FacetSection as Section } from './facetRows';
import { fieldTitle } from './fieldTitle';
import { useAllRows } from './useAllRows';

interface Props {
  section: Section;
  /** The text of the query that applies. */
  query: string;
  onChoose: (row: FacetRow, choice: 'included' | 'excluded') => void;
}

/** A field with its values: a click on one includes it, its minus excludes it, and again leaves it out of the query. */
export function FacetSection({ section, query, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const rows = useAllRows(section, query, isWhole);
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.title}>
        {fieldTitle(section.field)}
      </h3>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.term} className={cx(styles.row, row.choice !== null && styles.chosen)}>
            <button
              type="button"
              className={styles.value}
              aria-pressed={row.choice === 'included'}
              title={row.term}
              onClick={() => onChoose(row, 'included')}
            >
              <bdi className={cx(styles.text, row.choice === 'excluded' && styles.excluded)}>{row.text}</bdi>
              <span className={styles.count}>{row.count ?? ''}</span>
            </button>
            <IconButton
              name={row.choice === 'excluded' ? 'times' : 'minus'}
              size="sm"
              aria-pressed={row.choice === 'excluded'}
              tooltip={
                row.choice === 'excluded'
                  ? t('alert-groups.facets.no-longer-exclude', 'No longer exclude {{value}}', excluded(row))
                  : t('alert-groups.facets.exclude', 'Exclude {{value}}', excluded(row))
              }
              className={cx(styles.exclude, row.choice === 'excluded' && styles.visible)}
              onClick={() => onChoose(row, 'excluded')}
            />
          </li>
        ))}
      </ul>
      {section.more > 0 && !isWhole && (
        <Button size="sm" fill="text" variant="secondary" onClick={() => setWhole(true)}>
          {t('alert-groups.facets.more', '{{number}} more', { number: section.more })}
        </Button>
      )}
    </section>
  );
}

/** Values are written as they are, not as HTML. */
function excluded({ text }: FacetRow) {
  return { value: text, interpolation: { escapeValue: false } };
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ marginBottom: theme.spacing(1) }),
  title: css({
    margin: theme.spacing(0, 3, 0.25, 0),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
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
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 0.5),
    background: 'none',
    border: 0,
    textAlign: 'left',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  text: css({ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  excluded: css({ textDecoration: 'line-through' }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  // The way to exclude is there for the pointer, the keyboard and touch alike.
  exclude: css({ margin: 0, '@media (hover: hover)': { opacity: 0 } }),
  visible: css({ '&&': { opacity: 1 } }),
});
