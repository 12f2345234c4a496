import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { AlertGroupSummary } from '../../../pkg/contract/types.ts';
import { useIsPhone } from '../../components/useIsPhone';
import { ListToolbar } from './bulk/ListToolbar';
import { type MatchingGroups, useBulk } from './bulk/useBulk';
import { focusSearch } from './keyboard/focusSearch';
import { groupOfClick } from './keyboard/groupOfClick';
import { KeysHelp } from './keyboard/KeysHelp';
import { useCursor } from './keyboard/useCursor';
import { useListKeyboard } from './keyboard/useListKeyboard';
import { GroupPanel } from './panel/GroupPanel';
import { usePanel } from './panel/usePanel';
import { SelectGroup } from './selection/SelectGroup';
import { SelectionContext } from './selection/SelectionContext';
import { SelectPage } from './selection/SelectPage';
import { useSelection } from './selection/useSelection';
import type { AlertGroupsTable } from './table/AlertGroupsTable';

interface Props {
  groups: readonly AlertGroupSummary[];
  /** How many groups match the query. */
  total: number;
  /** Which groups match, as the sidecar takes it. */
  query: MatchingGroups;
  /** Stands in the line above the rows, while nothing is selected. */
  note?: ReactNode;
  children: (
    table: Pick<Parameters<typeof AlertGroupsTable>[0], 'openId' | 'tabStopId' | 'Select' | 'SelectAll'>
  ) => ReactNode;
}

/** A list in which people work: they select and act, with the keyboard alone if they like, and open groups in a panel beside it. */
export function HandledList({ groups, total, query, note, children }: Props) {
  const styles = useStyles2(getStyles);
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isPhone = useIsPhone();
  const panel = usePanel(groups);
  const cursor = useCursor(list, groups);
  const selecting = useSelection({ shown: groups, total, query: JSON.stringify(query) });
  const bulk = useBulk(selecting, groups, query);
  const selection = useMemo(() => ({ ...selecting, shown: groups }), [selecting, groups]);
  const openHelp = () => setHelpOpen(true);
  useListKeyboard({ place, shown: groups, cursor, selecting, bulk, panel, onSearch: focusSearch, onHelp: openHelp });

  const onClick = (event: MouseEvent) => {
    const id = groupOfClick(event);
    if (id !== null) {
      event.preventDefault();
      cursor.visit(id);
      panel.show(id);
    }
  };
  return (
    <div ref={place} className={styles.place}>
      <div
        ref={list}
        className={cx(styles.list, isPhone && panel.open !== null && styles.covered)}
        onClickCapture={onClick}
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>('[data-group-id]');
          if (row?.dataset.groupId !== undefined) {
            cursor.visit(row.dataset.groupId);
          }
        }}
      >
        <ListToolbar selecting={selecting} bulk={bulk} total={total} shown={groups} note={note} onHelp={openHelp} />
        <SelectionContext.Provider value={selection}>
          {children({
            openId: panel.open ?? undefined,
            tabStopId: cursor.tabStop ?? undefined,
            Select: SelectGroup,
            SelectAll: SelectPage,
          })}
        </SelectionContext.Provider>
      </div>
      {panel.open !== null && <GroupPanel id={panel.open} panel={panel} isAlone={isPhone} />}
      {isHelpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(2) }),
  list: css({
    flex: '1 1 0',
    minWidth: 0,
    containerType: 'inline-size',
    '[data-group-id]:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    // Grafana's own bars lie over the top of the page, and the notice over its end.
    '[data-group-id]': { scrollMarginBlock: theme.spacing(16), cursor: 'pointer' },
    // A darker background would take the contrast from the colours of states.
    'table tbody tr[data-group-id]': {
      '&:hover, &[aria-current], &:has([data-column="select"] input:checked)': {
        background: theme.colors.background.secondary,
      },
      '&[aria-current]': { boxShadow: `inset 0 0 0 1px ${theme.colors.border.strong}` },
    },
  }),
  // Nobody sees or reaches it, and it keeps its place; React 18 does not know `inert`.
  covered: css({ visibility: 'hidden' }),
});
