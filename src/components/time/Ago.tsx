import { dateTimeFormatTimeAgo } from '@grafana/data';
import React, { useEffect, useReducer } from 'react';

const tickMs = 30_000;

/**
 * How long ago, or how far ahead, a time is.
 * @param at ISO 8601
 */
export function Ago({ at }: { at: string }) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={at}>{dateTimeFormatTimeAgo(at)}</time>;
}
