import { dateTimeFormat } from '@grafana/data';
import React from 'react';
import { Ago } from './Ago';

/** When, and how long ago that is. */
export function ExactTime({ at }: { at: string }) {
  return (
    <>
      {dateTimeFormat(at)} (<Ago at={at} />)
    </>
  );
}
