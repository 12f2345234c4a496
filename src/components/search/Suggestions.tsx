import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import { cut } from '../cut';
import type { Suggestion } from './useSuggestions';

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  /** Index of the one that the keys are at; -1 for none. */
  active: number;
  onChoose: (suggestion: Suggestion) => void;
}

/** The list below the search box. The focus stays in the box. */
export function Suggestions({ id, suggestions, active, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={t('search.suggestions', 'Suggestions')} className={styles.list}>
      {suggestions.map((suggestion, index) => (
        // The keys reach the options through the box, as a combobox has it.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={suggestion.choice}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cx(styles.option, index === active && styles.active)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <bdi className={styles.text}>{suggestion.text}</bdi>
          {suggestion.detail !== null && <span className={styles.detail}>{suggestion.detail}</span>}
          {suggestion.count !== null && <span className={styles.count}>{suggestion.count}</span>}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    padding: theme.spacing(0.5, 0),
    maxHeight: 320,
    overflowY: 'auto',
    listStyle: 'none',
  }),
  option: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(2),
    padding: theme.spacing(0.5, 1.5),
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({ background: theme.colors.action.selected, boxShadow: `inset 2px 0 ${theme.colors.primary.border}` }),
  text: css(cut, { fontFamily: theme.typography.fontFamilyMonospace }),
  detail: css(cut, {
    flex: 1,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  count: css({ marginLeft: 'auto', color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
