import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import React, { type MouseEvent, useRef } from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { isSelected } from './selection';
import { useSelecting } from './SelectionContext';

/** Selects a row; with Shift all rows from the one that was selected last. */
export function SelectGroup({ group }: { group: AlertGroupSummary }) {
  const { selection, toggle, extendTo } = useSelecting();
  /** The event of the checkbox does not say it in every browser. */
  const isRange = useRef(false);
  const onMouseDown = (event: MouseEvent) => {
    isRange.current = event.shiftKey;
    if (event.shiftKey) {
      // Shift would select text, too.
      event.preventDefault();
    }
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- It only watches the checkbox.
    <span onMouseDown={onMouseDown}>
      <Checkbox
        value={isSelected(selection, group)}
        // The row has the focus for the keyboard, and the key x.
        tabIndex={-1}
        onChange={() => (isRange.current ? extendTo(group.id) : toggle(group.id))}
        aria-label={t('alert-groups.select.group', 'Select alert group #{{number}}', { number: group.number })}
      />
    </span>
  );
}
