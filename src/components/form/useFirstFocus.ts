import { type RefObject, useEffect } from 'react';

/** Gives the focus to what people fill in first of a drawer that opens; to none where somebody is in an input already. */
export function useFirstFocus(first: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // In the frame after it has opened, a drawer gives the focus to its first button.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (!document.activeElement?.matches('input, textarea, [contenteditable="true"]')) {
          first.current?.focus();
        }
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [first]);
}
