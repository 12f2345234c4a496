import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';
import type { Arrivals } from './timelineEntries';
import { TimelineRow } from './TimelineRow';

interface Props {
  arrivals: Arrivals;
  onShow: () => void;
}

/** Alerts that came with nothing else in between. */
export function TimelineAlerts({ arrivals: { from, to, count }, onShow }: Props) {
  const isOneTime = dateTimeFormat(from) === dateTimeFormat(to);
  return (
    <TimelineRow
      icon="bell"
      time={isOneTime ? dateTimeFormat(from) : `${dateTimeFormat(from)} – ${dateTimeFormat(to)}`}
    >
      {t('alert-group.timeline-alerts', '{{count}} alerts', { count })}{' '}
      <Button size="sm" variant="secondary" fill="text" onClick={onShow}>
        {t('alert-group.timeline-show', 'Show')}
      </Button>
    </TimelineRow>
  );
}
