import { type RefObject, useEffect } from 'react';

interface Options {
  /** Whether what is in it is selected, and so replaced by what one types. */
  isSelected?: boolean;
}

/**
 * Gives the focus to what people fill in first: of a drawer that opens, or of what replaces the content of an open one.
 * Nobody who is in an input already loses it.
 */
export function useFirstFocus(first: RefObject<HTMLInputElement | null>, { isSelected = false }: Options = {}): void {
  useEffect(() => {
    const focus = () => {
      if (!document.activeElement?.matches('input, textarea, [contenteditable="true"]')) {
        first.current?.focus();
        if (isSelected) {
          first.current?.select();
        }
      }
    };
    // What had the focus has just been replaced: the keys that follow are for this.
    if (document.activeElement === document.body) {
      focus();
    }
    // In the frame after it has opened, a drawer gives the focus to its first button.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(focus);
    });
    return () => cancelAnimationFrame(frame);
  }, [first, isSelected]);
}
