import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { useNewest } from '../../../api/alertGroups';
import { HeldBack } from '../../../components/still/HeldBack';
import { useStillRows } from '../../../components/still/useStillRows';
import { panelWidth } from '../panel/GroupPanel';

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
  const { rows, fresh, gone, handlers, update } = useStillRows(of, groups, useNewest);
  return (
    <div className={styles.list} {...handlers}>
      <HeldBack fresh={fresh} gone={gone} onShow={update} />
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
});
