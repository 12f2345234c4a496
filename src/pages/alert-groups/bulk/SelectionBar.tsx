import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ActionName } from '../../../api/operations/operation';
import { ActingContext } from '../../../components/alert-group/actions/ActingProvider';
import { ActionButton } from '../../../components/alert-group/actions/ActionButton';
import { ActionItem } from '../../../components/alert-group/actions/ActionItem';
import { Refusals } from '../../../components/alert-group/actions/notice/Refusals';
import { useDeliberateClick } from '../../../components/alert-group/actions/useDeliberateClick';
import { countSelected, pageState, type Selectable, selectedElsewhere } from '../selection/selection';
import type { SelectionControl } from '../selection/useSelection';
import type { Bulk } from './useBulk';

interface Props {
  selecting: SelectionControl;
  bulk: Bulk;
  /** How many groups match the list's query. */
  total: number;
  /** Those of them that are shown. */
  shown: readonly Selectable[];
}

/** The actions that need no menu where there is little room. */
const first: ActionName[] = ['acknowledge', 'silence', 'resolve'];
const others: ActionName[] = ['assign', 'note', 'delete'];

/** What can be done to the selected groups. */
export function SelectionBar({ selecting, bulk, total, shown }: Props) {
  const styles = useStyles2(getStyles);
  const deliberate = useDeliberateClick();
  const { selection, selectMatching, clear } = selecting;
  const selected = countSelected(selection);
  const elsewhere = selectedElsewhere(selection, shown).length;
  const hasMore = pageState(selection, shown) === 'all' && selected < total && selection.matching === null;
  const { target, refused } = bulk;
  const button = (action: ActionName) => (
    <ActionButton key={action} action={action} target={target} size="sm" deliberate={deliberate} />
  );
  return (
    <div
      className={styles.bar}
      role="toolbar"
      aria-label={t('alert-groups.bulk.label', 'Actions on the selected alert groups')}
    >
      <span className={styles.count} role="status">
        {t('alert-groups.bulk.selected', '{{selected}} selected', { selected: selected.toLocaleString() })}
        {elsewhere > 0 && (
          <span className={styles.elsewhere}>
            {t('alert-groups.bulk.elsewhere', '{{elsewhere}} not on this page', {
              elsewhere: elsewhere.toLocaleString(),
            })}
          </span>
        )}
      </span>
      <IconButton name="times" aria-label={t('alert-groups.bulk.clear', 'Select nothing')} onClick={clear} />
      {refused.length > 0 && <Refusals refused={refused} />}
      <ActingContext.Provider value={bulk.acting}>
        {first.map(button)}
        <span className={styles.wide}>{others.map(button)}</span>
        <span className={styles.narrow}>
          <Dropdown
            placement="bottom-end"
            overlay={() => (
              <Menu>
                {others.map((action) => (
                  <ActionItem key={action} action={action} target={target} />
                ))}
              </Menu>
            )}
          >
            <IconButton
              name="ellipsis-v"
              aria-haspopup="menu"
              aria-label={t('alert-groups.bulk.more', 'More actions')}
            />
          </Dropdown>
        </span>
      </ActingContext.Provider>
      {hasMore && (
        <Button size="sm" fill="text" onClick={selectMatching}>
          {t('alert-groups.bulk.all', 'Select all {{total}}', { total: total.toLocaleString() })}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.components.height.sm * theme.spacing.gridSize,
    minWidth: 0,
    whiteSpace: 'nowrap',
  }),
  count: css({ display: 'flex', gap: theme.spacing(1), fontVariantNumeric: 'tabular-nums' }),
  elsewhere: css({ color: theme.colors.text.secondary }),
  wide: css({ display: 'contents', '@container (width < 620px)': { display: 'none' } }),
  narrow: css({ display: 'none', '@container (width < 620px)': { display: 'contents' } }),
});
