import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus inside an element when the focused button disappears: the first remaining button takes it. Call it in the
 * component that renders the buttons.
 */
export function useKeptFocus(container: RefObject<HTMLElement>): void {
  /** The element in the container that has the focus, or had it when it disappeared. */
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    const element = container.current;
    const enter = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    const leave = ({ target }: FocusEvent) => {
      // An element that disappears loses the focus, too, and is gone a moment later.
      setTimeout(() => {
        if (
          target instanceof Element &&
          focused.current === target &&
          target.isConnected &&
          target !== document.activeElement
        ) {
          focused.current = null;
        }
      });
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('focusout', leave);
    };
  }, [container]);

  useEffect(() => {
    if (focused.current === null || focused.current.isConnected) {
      return;
    }
    focused.current = null;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) {
      container.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    }
  });
}
