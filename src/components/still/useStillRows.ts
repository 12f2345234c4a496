import { useState } from 'react';
import { holdRows, type Identified, leftRows, type StillRows } from './stillRows';
import { useHold } from './useHold';

interface Still<Row> extends StillRows<Row> {
  /** For the element in which somebody works. */
  handlers: ReturnType<typeof useHold>['handlers'];
  /** Shows what is held back. */
  update: () => void;
}

/**
 * Holds a list still while somebody works in it, so that nobody acts on the wrong row. What is held back is shown when the pointer leaves.
 * @param of which list this is; another one is shown as it comes
 * @param useLeft the newest known state of rows that the list would no longer show; by default as they were
 */
export function useStillRows<Row extends Identified>(
  of: string,
  newest: Row[],
  useLeft: (left: readonly Row[]) => readonly Row[] = useNothing
): Still<Row> {
  const { isHeld: isAtWork, handlers } = useHold();
  const [{ shown, list }, setState] = useState({ shown: newest, list: of });
  const setShown = (rows: Row[]) => setState({ shown: rows, list: of });
  const isHeld = isAtWork && list === of;
  const left = useLeft(isHeld ? leftRows(shown, newest) : []);
  const still = isHeld ? holdRows(shown, newest, left) : { rows: newest, fresh: 0, gone: 0 };
  const { rows } = still;
  if (list !== of || rows.length !== shown.length || rows.some((row, i) => row !== shown[i])) {
    setShown(rows);
  }
  return { ...still, handlers, update: () => setShown(newest) };
}

function useNothing(): [] {
  return [];
}
