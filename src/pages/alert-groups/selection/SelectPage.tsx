import { t } from '@grafana/i18n';
import { Checkbox } from '@grafana/ui';
import React from 'react';
import { pageState } from './selection';
import { useSelecting } from './SelectionContext';

/** Selects all rows of the page, or none if they all are selected; in between it is mixed. */
export function SelectPage() {
  const { selection, shown, togglePage } = useSelecting();
  const state = pageState(selection, shown);
  return (
    <Checkbox
      value={state === 'all'}
      indeterminate={state === 'some'}
      disabled={shown.length === 0}
      onChange={togglePage}
      aria-label={t('alert-groups.select.page', 'Select all alert groups of this page')}
    />
  );
}
