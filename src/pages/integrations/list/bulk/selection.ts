import { createContext, useContext, useMemo, useState } from 'react';
import type { IntegrationSummary } from '../../../../../pkg/contract/types.ts';

/** Which integrations are selected, by their uids. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  toggle(uid: string): void;
  /** Selects these, and no others. */
  select(uids: readonly string[]): void;
}

const SelectionContext = createContext<Selection | undefined>(undefined);

export const SelectionProvider = SelectionContext.Provider;

export function useSelectionOfRow(): Selection | undefined {
  return useContext(SelectionContext);
}

/** Whether something can be done to it together with others. */
export function canBeSelected({ may }: Pick<IntegrationSummary, 'may'>): boolean {
  return may === 'edit';
}

/** @param known those that there are: another one is not selected any more */
export function useSelection(known: ReadonlyArray<{ readonly uid: string }>): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => new Set(known.flatMap(({ uid }) => (chosen.has(uid) ? [uid] : []))), [known, chosen]);
  return useMemo(
    () => ({
      selected,
      toggle: (uid) =>
        setChosen((former) => {
          const next = new Set(former);
          if (!next.delete(uid)) {
            next.add(uid);
          }
          return next;
        }),
      select: (uids) => setChosen(new Set(uids)),
    }),
    [selected]
  );
}
