import { createContext, useContext } from 'react';
import type { Selectable } from './selection';
import type { SelectionControl } from './useSelection';

interface Selecting extends SelectionControl {
  shown: readonly Selectable[];
}

/** The selection for the checkboxes in the list, so that a change of it renders these and not the rows. */
export const SelectionContext = createContext<Selecting | null>(null);

export function useSelecting(): Selecting {
  const selecting = useContext(SelectionContext);
  if (selecting === null) {
    throw new Error('there is no SelectionContext');
  }
  return selecting;
}
