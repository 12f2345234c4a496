import { useCallback, useEffect, useRef, useState } from 'react';

/** After this time without movement, a resting pointer no longer counts as somebody working, in milliseconds. */
const rest = 10_000;

/** Whether somebody works with the pointer or the keyboard in the element that has the handlers. */
export function useHold() {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(false);
  }, []);
  const hold = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, rest);
    setHeld(true);
  }, [release]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    isHeld,
    handlers: { onPointerMove: hold, onPointerDown: hold, onKeyDown: hold, onFocus: hold, onPointerLeave: release },
  };
}
