import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus among the buttons of an element when the one that has it goes: the first button that is left takes it.
 * To be called by what renders the buttons.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const element = container.current;
    if (element === null) {
      return;
    }
    const { activeElement, body } = element.ownerDocument;
    if (hadFocus.current && (activeElement === null || activeElement === body)) {
      element.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    }
    hadFocus.current = element.contains(element.ownerDocument.activeElement);
  });
}
