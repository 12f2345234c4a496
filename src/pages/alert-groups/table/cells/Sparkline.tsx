import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';

const height = 16;
const barWidth = 2;
const gap = 0.5;
const mostBars = 16;

/** When the alerts came: a bar for each interval, from the start to the newest one. */
export function Sparkline({ activity }: { activity: NonNullable<AlertGroupSummary['activity']> }) {
  const counts = activity.counts.slice(-mostBars);
  const most = Math.max(...counts, 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const text = t('alert-groups.activity.text', '{{total}} alerts since {{time}}, at most {{most}} at a time', {
    total,
    most,
    time: dateTimeFormat(activity.from),
  });
  return (
    <svg
      role="img"
      aria-label={text}
      width={mostBars * (barWidth + gap)}
      height={height}
      viewBox={`0 0 ${mostBars * (barWidth + gap)} ${height}`}
    >
      <title>{text}</title>
      {counts.map((count, place) => {
        // Something that came is always seen.
        const bar = count === 0 ? 1 : Math.max(3, (count / most) * height);
        return <rect key={place} x={place * (barWidth + gap)} y={height - bar} width={barWidth} height={bar} />;
      })}
    </svg>
  );
}
