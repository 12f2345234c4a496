import type { KeyboardEvent } from 'react';

/**
 * Moves the focus between the buttons of a grid: the arrow keys go by one in a row or column, Home and End to the ends.
 * @returns whether the key was one of these and led to a button
 */
export function moveFocus(grid: HTMLElement, { key }: Pick<KeyboardEvent, 'key'>): boolean {
  const buttons = [...grid.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = targetOf(key, at, buttons.length, columnsOf(buttons));
  const target = at === -1 || to === undefined ? undefined : buttons[to];
  target?.focus();
  return target !== undefined;
}

function targetOf(key: string, at: number, count: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + 1;
    case 'ArrowLeft':
      return at - 1;
    case 'ArrowDown':
      return at + columns;
    case 'ArrowUp':
      return at - columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** How many stand in the first row, as they are laid out. */
function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.getBoundingClientRect().top;
  const next = buttons.findIndex((button) => button.getBoundingClientRect().top !== top);
  return next === -1 ? buttons.length : next;
}
