import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEventHandler, useId } from 'react';
import type { IntegrationType } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';

interface Props {
  type: IntegrationType;
  /** Tab stops at the first tile only; from there the arrow keys walk on. */
  isFirst: boolean;
  onKeyDown: KeyboardEventHandler;
  onChoose: () => void;
}

export function TypeTile({ type, isFirst, onKeyDown, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { texts, icon } = presentations[type];
  return (
    <div className={styles.tile}>
      <img className={styles.icon} src={icon} alt="" />
      <div className={styles.texts}>
        <button
          type="button"
          className={styles.name}
          tabIndex={isFirst ? 0 : -1}
          aria-describedby={`${id}-hint`}
          onKeyDown={onKeyDown}
          onClick={onChoose}
        >
          {texts.name()}
        </button>
        <span id={`${id}-hint`}>
          <Text variant="bodySmall" color="secondary">
            {texts.hint()}
          </Text>
        </span>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tile: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    height: '100%',
    padding: theme.spacing(1.5),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.03) },
  }),
  icon: css({ flex: 'none', width: theme.spacing(3), height: theme.spacing(3) }),
  texts: css({ display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' }),
  name: css({
    padding: 0,
    border: 0,
    background: 'none',
    textAlign: 'start',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    '&:focus-visible': { outline: 'none' },
    // All of the tile is the button, which is called by its name alone.
    '&::after': { content: '""', position: 'absolute', inset: 0, borderRadius: theme.shape.radius.default },
    '&:focus-visible::after': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
});
