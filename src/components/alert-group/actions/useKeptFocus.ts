import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus inside an element when the focused button disappears: the first remaining button takes it. Call it in the
 * component that renders the buttons.
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
