import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Undefined where no template can be changed. */
  onInsert: ((name: string) => void) | undefined;
}

/** The headers that came with a payload, as far as templates can read them; a click inserts one. */
export function Headers({ headers, onInsert }: Props) {
  const styles = useStyles2(getStyles);
  const entries = Object.entries(headers);
  if (entries.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('templates.headers', 'Headers that templates can read')}>
      <div className={styles.title}>{t('templates.headers', 'Headers that templates can read')}</div>
      <ul className={styles.list}>
        {entries.map(([name, value]) => (
          <li key={name}>
            <button type="button" className={styles.header} disabled={!onInsert} onClick={() => onInsert?.(name)}>
              <span className={styles.name}>{name}</span> <bdi>{value.slice(0, longestShown)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const longestShown = 200;

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  list: css({ listStyle: 'none', margin: 0, padding: 0, overflowWrap: 'anywhere' }),
  header: css({
    ...theme.typography.bodySmall,
    fontFamily: theme.typography.fontFamilyMonospace,
    padding: theme.spacing(0.25, 0.5),
    border: 0,
    background: 'none',
    textAlign: 'start',
    color: theme.colors.text.primary,
    '&:enabled:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  name: css({ color: theme.colors.text.secondary }),
});
