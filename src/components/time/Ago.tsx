import { dateTimeFormatTimeAgo } from '@grafana/data';
import React from 'react';
import { serverClock } from '../../api/client/serverClock';
import { useTick } from './useTick';

/**
 * How long ago, or how far ahead, a time is.
 * @param at ISO 8601
 */
export function Ago({ at }: { at: string }) {
  useTick();
  return <time dateTime={at}>{dateTimeFormatTimeAgo(serverClock.inBrowser(at))}</time>;
}
