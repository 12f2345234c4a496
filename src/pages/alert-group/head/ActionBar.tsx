import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { actionBarHeight } from '../../../components/alert-group/actions/actionBarHeight';
import { GroupActions } from '../../../components/alert-group/actions/GroupActions';

/** On a phone: the actions that people need most in one row under the thumb, and a menu with the others. It stays in sight. */
export function ActionBar({ group }: { group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} data-action-bar="">
      <GroupActions group={group} size="sm" />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: 'auto',
    marginInline: theme.spacing(-2),
    padding: theme.spacing(1, 2),
    paddingBottom: `calc(${theme.spacing(1)} + env(safe-area-inset-bottom))`,
    minHeight: actionBarHeight,
    background: theme.colors.background.primary,
    borderTop: `1px solid ${theme.colors.border.weak}`,
    // Targets for a thumb, in all of the width.
    '& button': { height: theme.spacing(5), minWidth: theme.spacing(4) },
    '& [role=group] > button:not(:last-child)': { flex: '1 1 auto', justifyContent: 'center' },
  }),
});
