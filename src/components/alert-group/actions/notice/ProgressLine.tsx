import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  done: number;
  /** Null while the groups are being counted. */
  total: number | null;
}

/** How far an action on many groups is. */
export function ProgressLine({ done, total }: Props) {
  const styles = useStyles2(getStyles);
  const text =
    total === null
      ? t('alert-groups.progress.counting', '{{done}} alert groups done', { done })
      : t('alert-groups.progress.done', '{{done}} of {{total}} alert groups done', { done, total });
  return (
    <>
      <span>{text}</span>
      <progress
        className={styles.bar}
        value={total === null ? undefined : done}
        max={total ?? undefined}
        aria-label={text}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ width: theme.spacing(25), maxWidth: '100%', accentColor: theme.colors.primary.main }),
});
