import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ActionName, Target } from '../../../api/operations/operation';
import { ActingContext } from '../../../components/alert-group/actions/ActingProvider';
import { ActionButton } from '../../../components/alert-group/actions/ActionButton';
import { ActionItem } from '../../../components/alert-group/actions/ActionItem';
import { Refusals } from '../../../components/alert-group/actions/notice/Refusals';
import { useDeliberateClick } from '../../../components/alert-group/actions/useDeliberateClick';
import { cut } from '../../../components/cut';
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

/** The actions that have a button where there is some room, and those that have one where there is much; else they are in a menu. */
const first: ActionName[] = ['silence', 'resolve'];
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
        {button('acknowledge')}
        <span className={styles.some}>{first.map(button)}</span>
        <span className={styles.much}>{others.map(button)}</span>
        <span className={styles.notMuch}>
          <MoreActions actions={others} target={target} />
        </span>
        <span className={styles.little}>
          <MoreActions actions={[...first, ...others]} target={target} />
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

function MoreActions({ actions, target }: { actions: ActionName[]; target: Target }) {
  return (
    <Dropdown
      placement="bottom-end"
      overlay={() => (
        <Menu>
          {actions.map((action) => (
            <ActionItem key={action} action={action} target={target} />
          ))}
        </Menu>
      )}
    >
      <IconButton name="ellipsis-v" aria-haspopup="menu" aria-label={t('alert-groups.bulk.more', 'More actions')} />
    </Dropdown>
  );
}

/** From which width of the bar on, in px, there is some room, and much. */
const [some, much] = [470, 700];

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.components.height.sm * theme.spacing.gridSize,
    minWidth: 0,
    whiteSpace: 'nowrap',
  }),
  count: css({ display: 'flex', gap: theme.spacing(1), minWidth: 0, fontVariantNumeric: 'tabular-nums' }),
  elsewhere: css(cut, { color: theme.colors.text.secondary }),
  some: css({ display: 'contents', [`@container (width < ${some}px)`]: { display: 'none' } }),
  little: css({ display: 'none', [`@container (width < ${some}px)`]: { display: 'contents' } }),
  much: css({ display: 'contents', [`@container (width < ${much}px)`]: { display: 'none' } }),
  notMuch: css({ display: 'none', [`@container (${some}px <= width < ${much}px)`]: { display: 'contents' } }),
});
