import { dateTimeFormatWithAbbrevation } from '@grafana/data';
import { Tooltip } from '@grafana/ui';
import React from 'react';
import { Ago } from './Ago';

/** How long ago a time is, and as a tooltip when exactly. */
export function RelativeTime({ at }: { at: string }) {
  return (
    <Tooltip content={dateTimeFormatWithAbbrevation(at)}>
      <span>
        <Ago at={at} />
      </span>
    </Tooltip>
  );
}
