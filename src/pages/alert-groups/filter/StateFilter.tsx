import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type State, states } from '../../../../pkg/contract/alert-groups/states.ts';
import { stateLook, stateText } from '../../../components/alert-group/stateTexts';
import { toggleState } from './filter';

interface Props {
  chosen: readonly State[];
  counts?: Partial<Record<State, number>>;
  onChange: (states: State[]) => void;
}

/** One card per state: how many groups are in it, and whether the list shows them. */
export function StateFilter({ chosen, counts, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.cards} role="group" aria-label={t('alert-groups.filter.state', 'Filter by state')}>
      {states.map((state) => {
        const isChosen = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={isChosen}
            className={cx(styles.card, isChosen && styles.chosen)}
            onClick={() => onChange(toggleState(chosen, state))}
          >
            <span className={styles.name}>
              <Icon name={stateLook[state].icon} className={styles[state]} />
              {stateText(state)}
              {isChosen && <Icon name="check" className={styles.check} />}
            </span>
            <Text variant="h2" element="span" tabular>
              {counts?.[state] ?? (counts ? 0 : '–')}
            </Text>
          </button>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
  }),
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1.5, 2),
    textAlign: 'left',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.03) },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  chosen: css({ borderColor: theme.colors.primary.border }),
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), width: '100%' }),
  check: css({ marginLeft: 'auto', color: theme.colors.primary.text }),
  firing: css({ color: theme.colors.error.text }),
  acknowledged: css({ color: theme.colors.warning.text }),
  silenced: css({ color: theme.colors.info.text }),
  resolved: css({ color: theme.colors.success.text }),
});
