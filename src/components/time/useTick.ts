import { useEffect, useReducer } from 'react';

const tickMs = 30_000;

/** Renders the component again every half minute, for texts that say how long ago something was. */
export function useTick(): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, []);
}
