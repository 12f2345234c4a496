import { dateTimeFormatWithAbbrevation } from '@grafana/data';
import { Tooltip } from '@grafana/ui';
import React from 'react';
import { Ago } from './Ago';

/** How long ago a time was, with the exact time as a tooltip. */
export function RelativeTime({ at }: { at: string }) {
  return (
    <Tooltip content={dateTimeFormatWithAbbrevation(at)}>
      <span>
        <Ago at={at} />
      </span>
    </Tooltip>
  );
}
