import type { KeyboardEvent } from 'react';

/** What a key does in the search box; a number is the suggestion to go to. */
type KeyAction = 'open' | 'close' | 'restore' | 'choose' | 'apply' | number;

interface List {
  /** How many suggestions are shown. */
  count: number;
  /** Index of the one that the keys are at; -1 for none. */
  active: number;
}

/** @returns null for keys that are for the text or the page */
export function keyAction({ key, shiftKey, nativeEvent }: KeyboardEvent, list: List): KeyAction | null {
  if (nativeEvent.isComposing) {
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return list.count > 0 ? (list.active + 1) % list.count : 'open';
    case 'ArrowUp':
      return list.count > 0 ? before(list) : null;
    case 'Enter':
      return list.active < 0 ? 'apply' : 'choose';
    case 'Tab':
      return list.active < 0 || shiftKey ? null : 'choose';
    case 'Escape':
      return list.count > 0 ? 'close' : 'restore';
    default:
      return null;
  }
}

function before({ count, active }: List): number {
  return (active > 0 ? active : count) - 1;
}
