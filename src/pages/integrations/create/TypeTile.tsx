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
    <button
      type="button"
      className={styles.tile}
      tabIndex={isFirst ? 0 : -1}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-hint`}
      onKeyDown={onKeyDown}
      onClick={onChoose}
    >
      <img className={styles.icon} src={icon} alt="" />
      <span className={styles.texts}>
        <span id={`${id}-name`} className={styles.name}>
          {texts.name()}
        </span>
        <span id={`${id}-hint`}>
          <Text variant="bodySmall" color="secondary">
            {texts.hint()}
          </Text>
        </span>
      </span>
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tile: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    width: '100%',
    height: '100%',
    padding: theme.spacing(1.5),
    textAlign: 'start',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    border: '1px solid transparent',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.03) },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  icon: css({ flex: 'none', width: theme.spacing(3), height: theme.spacing(3) }),
  texts: css({ display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
});
