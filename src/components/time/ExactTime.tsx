import { dateTimeFormat } from '@grafana/data';
import React from 'react';
import { Ago } from './Ago';

/** A time, and how long ago it was. */
export function ExactTime({ at }: { at: string }) {
  return (
    <>
      {dateTimeFormat(at)} (<Ago at={at} />)
    </>
  );
}
