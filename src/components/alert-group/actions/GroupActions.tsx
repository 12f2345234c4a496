import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type ComponentSize, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';
import { allowedActions } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import type { ActionName } from '../../../api/operations/operation';
import { useIsActing } from '../../../api/operations/OperationsProvider';
import { ActionButton } from './ActionButton';
import { actionName, actionsText } from './actionTexts';
import { GroupMenu } from './GroupMenu';
import { useDeliberateClick } from './useDeliberateClick';
import { useKeptFocus } from './useKeptFocus';

interface Props {
  group: AlertGroupSummary;
  size?: ComponentSize;
}

/** So many small buttons fit one line of a phone, beside the menu. */
const fitting = 3;

/** The actions that are possible on a group in its state. Small ones take one line; what does not fit is in the menu. */
export function GroupActions({ group, size = 'md' }: Props) {
  const styles = useStyles2(getStyles);
  const deliberate = useDeliberateClick();
  const buttons = useRef<HTMLDivElement>(null);
  const isBusy = useIsActing(group.id);
  useKeptFocus(buttons);
  const isSmall = size !== 'md';
  const shown: ActionName[] = isSmall
    ? inLine[group.state].slice(0, fitting)
    : [...allowedActions[group.state], 'assign'];
  return (
    <div
      ref={buttons}
      role="group"
      aria-label={actionsText(group.number)}
      className={cx(styles.buttons, isSmall && styles.oneLine)}
    >
      {shown.map((action) => (
        <ActionButton
          key={slots[action]}
          action={action}
          target={{ shown: [group] }}
          state={group.state}
          size={size}
          name={actionName(action, group)}
          isBusy={isBusy}
          deliberate={deliberate}
        />
      ))}
      <GroupMenu group={group} without={shown} />
    </div>
  );
}

/** The actions that people need most in each state, and those first that take each other's place. */
const inLine = {
  firing: ['acknowledge', 'resolve', 'silence'],
  acknowledged: ['unacknowledge', 'resolve', 'silence'],
  silenced: ['acknowledge', 'resolve', 'unsilence'],
  resolved: ['unresolve', 'note'],
} as const satisfies Record<AlertGroupSummary['state'], readonly ActionName[]>;

/** The button that undoes an action is the same element, so that it keeps the focus. */
const slots: Record<ActionName, string> = {
  acknowledge: 'acknowledge',
  unacknowledge: 'acknowledge',
  resolve: 'resolve',
  unresolve: 'resolve',
  silence: 'silence',
  unsilence: 'unsilence',
  assign: 'assign',
  note: 'note',
  delete: 'delete',
};

const getStyles = (theme: GrafanaTheme2) => ({
  buttons: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  oneLine: css({ flexWrap: 'nowrap' }),
});
