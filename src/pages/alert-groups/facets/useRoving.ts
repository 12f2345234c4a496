import { type KeyboardEvent, useState } from 'react';

/**
 * One tab stop for rows of buttons, as a toolbar has it: Up and Down lead to the next row, Left and Right to the button beside,
 * Home and End to the first and the last row. Spread `onKeyDown` over the element around the rows, and `stop(…)` over each
 * button; a row has the attribute `data-row`.
 * @param names of all buttons, in their order; Tab comes to the one that had the focus last, else to the first
 */
export function useRoving(names: readonly string[]) {
  const [last, setLast] = useState<string | null>(null);
  const current = last !== null && names.includes(last) ? last : names[0];
  return {
    stop: (name: string) => ({ tabIndex: name === current ? 0 : -1, onFocus: () => setLast(name) }),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : buttonAt(event);
      if (next !== undefined) {
        event.preventDefault();
        next.focus();
      }
    },
  };
}

/** The button to which the key leads; undefined for other keys, and at the edges. */
function buttonAt({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('button'),
  ]);
  const row = rows.findIndex((buttons) => buttons.some((button) => button === target));
  const column = rows[row]?.indexOf(target as HTMLElement) ?? -1;
  const inRow = (place: number) => rows[place]?.[Math.min(column, rows[place].length - 1)];
  switch (key) {
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'ArrowRight':
      return rows[row]?.[column + 1];
    case 'ArrowLeft':
      return rows[row]?.[column - 1];
    case 'Home':
      return inRow(0);
    case 'End':
      return inRow(rows.length - 1);
    default:
      return undefined;
  }
}
