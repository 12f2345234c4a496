import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** How many rows would come, and how many would go. */
  fresh: number;
  gone: number;
  onShow: () => void;
}

/** Says how much is held back, and shows it at a click. It stands in a list that is positioned. */
export function HeldBack({ fresh, gone, onShow }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.note} role="status">
      {fresh + gone > 0 && (
        <Button className={styles.button} size="sm" variant="primary" icon="sync" onClick={onShow}>
          {fresh > 0
            ? t('components.held-back.fresh', '{{count}} new, show', { count: fresh })
            : t('components.held-back.gone', '{{count}} gone, update', { count: gone })}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Lies over what is above the list, or over the head of its table, so that it moves nothing.
  note: css({ position: 'absolute', insetInlineEnd: 0, top: theme.spacing(0.5), zIndex: 1, pointerEvents: 'none' }),
  button: css({ pointerEvents: 'auto', borderRadius: theme.shape.radius.pill }),
});
