import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useNewest } from '../../../api/alertGroups';
import { holdRows, leftRows } from './stillRows';
import { useHold } from './useHold';

interface Props {
  groups: AlertGroupSummary[];
  children: (groups: AlertGroupSummary[]) => ReactNode;
}

/**
 * Holds a list still while somebody works in it, so that nobody acts on the wrong row. A button says that changes are held
 * back; they are shown when the pointer leaves, or at a click.
 */
export function StillList({ groups, children }: Props) {
  const styles = useStyles2(getStyles);
  const { isHeld, handlers } = useHold();
  const [shown, setShown] = useState(groups);
  const left = useNewest(isHeld ? leftRows(shown, groups) : []);
  const { rows, heldBack } = isHeld ? holdRows(shown, groups, left) : { rows: groups, heldBack: 0 };
  if (rows.length !== shown.length || rows.some((group, i) => group !== shown[i])) {
    setShown(rows);
  }

  return (
    <div className={styles.list} {...handlers}>
      <div className={styles.note} role="status">
        {heldBack > 0 && (
          <Button className={styles.button} size="sm" variant="primary" icon="sync" onClick={() => setShown(groups)}>
            {t('alert-groups.held-back', 'The list has changed: show it', { count: heldBack })}
          </Button>
        )}
      </div>
      {children(rows)}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ position: 'relative' }),
  // Lies over the list's header, so that it moves nothing.
  note: css({
    position: 'absolute',
    insetInline: 0,
    top: theme.spacing(-4),
    textAlign: 'center',
    zIndex: 1,
    pointerEvents: 'none',
  }),
  button: css({ pointerEvents: 'auto' }),
});
