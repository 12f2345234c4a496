import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { exclude, include, leaveOut } from '../../../../pkg/domain/query/choices.ts';
import { withoutKind } from '../../../../pkg/domain/query/conjuncts.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { printQuery } from '../../../../pkg/domain/query/print-query.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { useFacets } from '../../../api/groupSearch';
import { usePreference } from '../../../api/preferences/usePreference';
import { type FacetRow, facetSections } from './facetRows';
import { FacetSection } from './FacetSection';

interface Props {
  /** The text of the query that applies. */
  query: string;
  onChange: (query: string) => void;
}

/** What divides the present result, beside the list. Whoever closes it finds it closed. */
export function Facets({ query, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen = true, setOpen] = usePreference('facets', (stored) =>
    typeof stored === 'boolean' ? stored : undefined
  );
  const id = useId();
  const { data } = useFacets(query, isOpen);
  const read = parseQuery(query);
  const current: Query = 'query' in read ? read.query : { kind: 'all' };
  const choose = (row: FacetRow, choice: 'included' | 'excluded') => {
    const chosen = row.choice === choice ? leaveOut : choice === 'included' ? include : exclude;
    onChange(printQuery(chosen(current, row.value)));
  };
  return (
    <aside className={isOpen ? styles.open : styles.closed} aria-label={t('alert-groups.facets.name', 'Facets')}>
      <IconButton
        name={isOpen ? 'angle-left' : 'angle-right'}
        aria-expanded={isOpen}
        aria-controls={id}
        tooltip={
          isOpen ? t('alert-groups.facets.close', 'Close the facets') : t('alert-groups.facets.open', 'Open the facets')
        }
        className={styles.toggle}
        onClick={() => setOpen(!isOpen)}
      />
      <div id={id} hidden={!isOpen}>
        {isOpen && printQuery(withoutKind(current, 'payload')) !== printQuery(current) && (
          <p className={styles.note}>
            {t('alert-groups.facets.no-payloads', 'Counted without the payload conditions')}
          </p>
        )}
        {isOpen &&
          facetSections(data?.facets ?? [], current).map((section) => (
            <FacetSection key={section.field} section={section} query={query} onChoose={choose} />
          ))}
      </div>
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const place = { position: 'relative', flexShrink: 0 } as const;
  return {
    open: css({ ...place, width: 136 }),
    closed: css({ ...place, width: theme.spacing(3) }),
    note: css({
      margin: theme.spacing(0, 3, 1, 0),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    toggle: css({ position: 'absolute', top: 0, right: 0, zIndex: 1 }),
  };
};
