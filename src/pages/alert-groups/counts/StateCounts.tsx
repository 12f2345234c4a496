import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { type State, states } from '../../../../pkg/contract/alert-groups/states.ts';
import type { Query } from '../../../../pkg/domain/query/query.ts';
import { stateText } from '../../../components/alert-group/stateTexts';
import { statesOf, toggleState } from './stateQuery';

interface Props {
  query: Query;
  counts?: Partial<Record<State, number>>;
  onChange: (query: Query) => void;
}

/** One row of the states: how many groups are in each, and whether the query asks for them. */
export function StateCounts({ query, counts, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const chosen = statesOf(query);
  return (
    <div className={styles.row} role="group" aria-label={t('alert-groups.filter.state', 'Filter by state')}>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className={styles.state}
          aria-pressed={chosen.has(state)}
          onClick={() => onChange(toggleState(query, state))}
        >
          {stateText(state)} <span className={styles.count}>{countText(counts?.[state])}</span>
        </button>
      ))}
    </div>
  );
}

/** A dash until the count is known. */
function countText(count: number | undefined): string {
  return count?.toLocaleString() ?? '–';
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', rowGap: theme.spacing(0.5) }),
  state: css({
    height: theme.spacing(3),
    padding: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    background: 'none',
    border: `1px solid ${theme.colors.border.medium}`,
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(0, 0.5), fontSize: 11 },
    '& + &': { marginInlineStart: -1 },
    '&:first-of-type': {
      borderStartStartRadius: theme.shape.radius.default,
      borderEndStartRadius: theme.shape.radius.default,
    },
    '&:last-of-type': {
      borderStartEndRadius: theme.shape.radius.default,
      borderEndEndRadius: theme.shape.radius.default,
    },
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-pressed="true"]': {
      color: theme.colors.text.maxContrast,
      background: theme.colors.action.selected,
      borderColor: theme.colors.border.strong,
      zIndex: 1,
    },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2, zIndex: 1 },
  }),
  count: css({
    display: 'inline-block',
    minWidth: '2ch',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: theme.typography.fontWeightBold,
  }),
});
