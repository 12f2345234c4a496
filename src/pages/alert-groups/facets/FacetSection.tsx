import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useId, useRef, useState } from 'react';
import { cut } from '../../../components/cut';
import type { FacetRow, FacetSection as Section } from './facetRows';
import { FacetValue } from './FacetValue';
import { fieldTitle } from './fieldTitle';
import { useAllRows } from './useAllRows';
import { useRoving } from './useRoving';

interface Props {
  section: Section;
  /** The text of the query that applies. */
  query: string;
  onChoose: (row: FacetRow, choice: 'included' | 'excluded') => void;
}

/** A field with its values. Tab comes to it once, and arrows go on from there: the list is not far behind many values. */
export function FacetSection({ section, query, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [isWhole, setWhole] = useState(false);
  const rows = useAllRows(section, query, isWhole);
  const hasMore = section.more > 0 && !isWhole;
  const { stop, onKeyDown } = useRoving([
    ...rows.flatMap(({ term }) => [includes(term), excludes(term)]),
    ...(hasMore ? [more] : []),
  ]);
  return (
    <div
      role="toolbar"
      aria-orientation="vertical"
      aria-labelledby={id}
      className={styles.section}
      onKeyDown={onKeyDown}
    >
      <h3 id={id} dir="auto" className={styles.title}>
        {fieldTitle(section.field)}
      </h3>
      <ul ref={list} className={styles.list}>
        {rows.map((row) => (
          <FacetValue
            key={row.term}
            row={row}
            stops={{ included: stop(includes(row.term)), excluded: stop(excludes(row.term)) }}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {hasMore && (
        <div data-row>
          <Button
            {...stop(more)}
            size="sm"
            fill="text"
            variant="secondary"
            onClick={() => {
              setWhole(true);
              // The button goes, and the focus is to stay here.
              list.current?.querySelector<HTMLElement>('li:last-of-type > button')?.focus();
            }}
          >
            {t('alert-groups.facets.more', '{{number}} more', { number: section.more })}
          </Button>
        </div>
      )}
    </div>
  );
}

const includes = (term: string) => `include ${term}`;
const excludes = (term: string) => `exclude ${term}`;
const more = 'more';

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ marginBottom: theme.spacing(1) }),
  title: css(cut, {
    margin: theme.spacing(0, 3, 0.25, 0),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
});
