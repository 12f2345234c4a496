import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useNewest } from '../../../api/alertGroups';
import { panelWidth } from '../panel/GroupPanel';
import { holdRows, leftRows } from './stillRows';
import { useHold } from './useHold';

interface Props {
  /** Which list this is. Another one is shown as it comes. */
  of: string;
  groups: AlertGroupSummary[];
  children: (groups: AlertGroupSummary[]) => ReactNode;
}

/**
 * Holds a list still while somebody works in it, so that nobody acts on the wrong row. A button says how many new groups
 * are held back; they are shown when the pointer leaves, or at a click.
 */
export function StillList({ of, groups, children }: Props) {
  const styles = useStyles2(getStyles);
  const { isHeld: isAtWork, handlers } = useHold();
  const [{ shown, list }, setState] = useState({ shown: groups, list: of });
  const setShown = (rows: AlertGroupSummary[]) => setState({ shown: rows, list: of });
  const isHeld = isAtWork && list === of;
  const left = useNewest(isHeld ? leftRows(shown, groups) : []);
  const { rows, fresh, gone } = isHeld ? holdRows(shown, groups, left) : { rows: groups, fresh: 0, gone: 0 };
  if (list !== of || rows.length !== shown.length || rows.some((group, i) => group !== shown[i])) {
    setShown(rows);
  }

  return (
    <div className={styles.list} {...handlers}>
      <div className={styles.note} role="status">
        {fresh + gone > 0 && (
          <Button className={styles.button} size="sm" variant="primary" icon="sync" onClick={() => setShown(groups)}>
            {fresh > 0
              ? t('alert-groups.held-back.fresh', '{{count}} new, show', { count: fresh })
              : t('alert-groups.held-back.gone', '{{count}} gone, update', { count: gone })}
          </Button>
        )}
      </div>
      {children(rows)}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'relative',
    // Neither over the actions on what is selected nor over the panel's buttons, but over the table's head.
    '&:has([role="toolbar"], [data-group-panel]) > [role="status"]': { top: theme.spacing(4.5) },
    '&:has([data-group-panel]) > [role="status"]': { insetInlineEnd: `calc(${panelWidth} + ${theme.spacing(2)})` },
  }),
  // Lies over the end of the line above the list, so that it moves nothing.
  note: css({ position: 'absolute', insetInlineEnd: 0, top: theme.spacing(0.5), zIndex: 1, pointerEvents: 'none' }),
  button: css({ pointerEvents: 'auto', borderRadius: theme.shape.radius.pill }),
});
