import type { RefObject } from 'react';
import { allowedActions } from '../../../../pkg/contract/alert-groups/states.ts';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import type { ActionName, Target } from '../../../api/operations/operation';
import { useOperationStore } from '../../../api/operations/OperationsProvider';
import { useMay } from '../../../app/permissions';
import { type Acting, type DialogName, useActing } from '../../../components/alert-group/actions/ActingProvider';
import { mayActOn, routeOf } from '../../../components/alert-group/actions/howToAct';
import type { Bulk } from '../bulk/useBulk';
import type { PanelControl } from '../panel/usePanel';
import { isEmpty } from '../selection/selection';
import type { SelectionControl } from '../selection/useSelection';
import type { Cursor } from './useCursor';
import { type KeyAction, useListKeys } from './useListKeys';

interface Parts {
  /** The list and the panel: in here `?` is about their keys. */
  place: RefObject<HTMLElement>;
  shown: readonly AlertGroupSummary[];
  cursor: Cursor;
  selecting: SelectionControl;
  bulk: Bulk;
  panel: PanelControl;
  /** @returns whether there is something to type a query into */
  onSearch: () => boolean;
  onHelp: () => void;
}

/** What the keys do in the list of alert groups. */
export function useListKeyboard(parts: Parts): void {
  const { cursor, panel, selecting, place, onSearch, onHelp } = parts;
  const operations = useOperationStore();
  const acting = useActing();
  const may = useMay();
  const current = panel.open ?? cursor.current;

  const move =
    (step: 1 | -1): KeyAction =>
    ({ target, key }) => {
      if (key.startsWith('Arrow') && !isRow(target)) {
        return false;
      }
      const id = cursor.move(step);
      if (id !== null && panel.open !== null) {
        panel.show(id);
      }
      return true;
    };
  const withCurrent =
    (act: (id: string) => void): KeyAction =>
    () => {
      if (current === null) {
        return false;
      }
      act(current);
      return true;
    };
  const change =
    (begin: (acting: Acting, target: Target, group: AlertGroupSummary | undefined) => void): KeyAction =>
    ({ repeat }) => {
      const found = repeat ? null : targetOf(parts, acting, current);
      if (found === null || !may(routeOf('acknowledge'), mayActOn(found.target))) {
        return false;
      }
      begin(found.acting, found.target, found.group);
      return true;
    };
  const ask = (dialog: DialogName) => change((how, target) => void how.ask(dialog, target));
  const undo: KeyAction = () => {
    const newest = operations
      .get()
      .operations.filter(({ phase, outcome }) => phase === 'done' && outcome?.canUndo === true)
      .at(-1);
    if (newest === undefined) {
      return false;
    }
    void operations.undo(newest.id);
    return true;
  };

  useListKeys({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Enter: ({ target }) => isRow(target) && withCurrent(panel.show)(new KeyboardEvent('keydown')),
    x: withCurrent(selecting.toggle),
    'Shift+X': withCurrent(selecting.extendTo),
    a: change((how, target, group) => void how.act(target, { action: toggled(group, 'acknowledge', 'unacknowledge') })),
    r: change((how, target, group) =>
      toggled(group, 'resolve', 'unresolve') === 'resolve'
        ? void how.ask('resolve', target)
        : void how.act(target, { action: 'unresolve' })
    ),
    s: ask('silence'),
    n: ask('note'),
    z: undo,
    'Mod+z': undo,
    '/': onSearch,
    '?': ({ target }) => {
      const isHere = target instanceof Node && place.current?.contains(target) === true;
      if (isHere) {
        onHelp();
      }
      return isHere;
    },
    Escape: () => {
      if (panel.open !== null) {
        panel.close();
      } else if (!isEmpty(selecting.selection)) {
        selecting.clear();
      } else {
        return false;
      }
      return true;
    },
  });
}

/** The selected groups; where nothing is selected, the one in the panel or under the cursor. */
function targetOf({ shown, bulk, selecting }: Parts, acting: Acting, current: string | null) {
  if (!isEmpty(selecting.selection)) {
    return { acting: bulk.acting, target: bulk.target, group: undefined };
  }
  const group = shown.find(({ id }) => id === current);
  return group === undefined ? null : { acting, target: { shown: [group] }, group };
}

/** What a key does that does one thing or the other; for several groups always the first. */
function toggled<One extends ActionName, Other extends ActionName>(
  group: AlertGroupSummary | undefined,
  one: One,
  other: Other
): One | Other {
  const allowed: readonly ActionName[] = group === undefined ? [] : allowedActions[group.state];
  return !allowed.includes(one) && allowed.includes(other) ? other : one;
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.groupId !== undefined;
}
