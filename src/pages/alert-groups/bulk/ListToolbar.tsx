import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { type ComponentProps, type ReactNode } from 'react';
import { isEmpty } from '../selection/selection';
import { SelectionBar } from './SelectionBar';

interface Props extends ComponentProps<typeof SelectionBar> {
  /** Where nothing is selected. */
  note?: ReactNode;
  onHelp: () => void;
}

/** The line above the list. It is always there, so that nothing moves when somebody selects a group. */
export function ListToolbar({ note, onHelp, ...bar }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line}>
      {isEmpty(bar.selecting.selection) ? (
        <>
          <IconButton
            name="keyboard"
            tooltip={t('alert-groups.keys.button', 'Keys of the list (?)')}
            onClick={onHelp}
            className={styles.keys}
          />
          {note}
        </>
      ) : (
        <SelectionBar {...bar} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', height: theme.spacing(4), minWidth: 0, overflow: 'hidden' }),
  keys: css({ color: theme.colors.text.secondary }),
});
