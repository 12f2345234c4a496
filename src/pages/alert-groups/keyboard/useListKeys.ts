import { useLayoutEffect, useRef } from 'react';
import { createSequences } from './grafanaKeys';
import { isFree } from './isFree';
import { keyOf, type ListKey } from './keyOf';

/** What a key does. @returns false where the key is not for the list now: the browser and Grafana have it then */
export type KeyAction = (event: KeyboardEvent) => boolean | void;

/**
 * Listens to the list's keys on the whole page, except where somebody types, and while a dialog or a menu is open. It listens
 * before Grafana does, and what the list takes does not reach Grafana.
 */
export function useListKeys(actions: Partial<Record<ListKey, KeyAction>>): void {
  const current = useRef(actions);
  // Whoever sees the rows presses keys for them.
  useLayoutEffect(() => {
    current.current = actions;
  });

  // Unlike other effects it ends while React hides the list, whose place the page that loads has by then.
  useLayoutEffect(() => {
    const isGrafanas = createSequences();
    const listen = (event: KeyboardEvent) => {
      if (!isFree(event.target)) {
        return;
      }
      const key = keyOf(event);
      const action = key && current.current[key];
      if (isGrafanas(event) || action === undefined || event.defaultPrevented) {
        return;
      }
      if (action(event) !== false) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
