import { dateTimeFormat } from '@grafana/data';
import React from 'react';
import { serverClock } from '../../api/client/serverClock';
import { durationText } from './durationText';
import { useTick } from './useTick';

interface Props {
  /** ISO 8601. */
  since: string;
  /** ISO 8601; left out if it still lasts. */
  until?: string;
}

/** How long something lasts, or lasted, such as `2h 5m`; the times themselves are its tooltip. */
export function Lasting({ since, until }: Props) {
  useTick();
  const end = new Date(until ?? serverClock.now());
  const times = until === undefined ? dateTimeFormat(since) : `${dateTimeFormat(since)} – ${dateTimeFormat(until)}`;
  return (
    <time dateTime={since} title={times}>
      {durationText(new Date(Math.min(Date.parse(since), end.getTime())), end)}
    </time>
  );
}
