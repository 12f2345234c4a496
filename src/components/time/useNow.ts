import { useEffect, useState } from 'react';
import { serverClock } from '../../api/client/serverClock';

const tickMs = 30_000;

/** The present time in milliseconds since 1970, every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
