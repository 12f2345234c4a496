import { useEffect, useRef, useState } from 'react';

/** How long an action can be undone from the notice, in milliseconds. */
const noticeMs = 10_000;

/**
 * Calls `onExpire` ten seconds after `isRunning` has become true. The time stands still while the pointer or the focus is in the
 * element that has the handlers.
 * @param isThere whether there is such an element
 */
export function useExpiry(isRunning: boolean, isThere: boolean, onExpire: () => void) {
  const [isHeld, setHeld] = useState(false);
  if (isHeld && !isThere) {
    setHeld(false);
  }
  const expire = useRef(onExpire);
  useEffect(() => {
    expire.current = onExpire;
  });
  useEffect(() => {
    if (!isRunning || isHeld) {
      return;
    }
    const timer = setTimeout(() => expire.current(), noticeMs);
    return () => clearTimeout(timer);
  }, [isRunning, isHeld]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}
