import { useCallback, useEffect, useRef, useState } from 'react';

/** A pointer that rests somewhere is nobody at work, in milliseconds. */
const rest = 10_000;

/** Whether somebody is at work with the pointer or the keyboard in an element that has the handlers. */
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
