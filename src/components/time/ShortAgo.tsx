import { dateTimeFormatWithAbbrevation } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip } from '@grafana/ui';
import React from 'react';
import { serverClock } from '../../api/client/serverClock';
import { durationText } from './durationText';
import { useTick } from './useTick';

/**
 * How long ago a time was, such as `5m ago`, for a column that has no room for more; the exact time is its tooltip.
 * @param at ISO 8601
 */
export function ShortAgo({ at }: { at: string }) {
  useTick();
  const now = serverClock.now();
  const [span] = durationText(new Date(Math.min(Date.parse(at), now)), new Date(now)).split(' ');
  return (
    <Tooltip content={dateTimeFormatWithAbbrevation(at)}>
      <time dateTime={at}>{t('components.short-ago', '{{span}} ago', { span })}</time>
    </Tooltip>
  );
}
