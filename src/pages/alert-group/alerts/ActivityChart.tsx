import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { durationText } from '../../../components/time/durationText';

type Activity = NonNullable<AlertGroup['activity']>;

/** In pixels, as `widestBar`. */
const height = 40;
const widestBar = 32;

/** When the alerts of a group came, as bars of equal intervals. */
export function ActivityChart({ activity }: { activity: Activity }) {
  const styles = useStyles2(getStyles);
  const { counts } = activity;
  const most = Math.max(1, ...counts);
  return (
    <figure className={styles.figure} style={{ maxWidth: counts.length * widestBar }}>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${counts.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={describe(activity)}
      >
        {counts.map((count, i) => {
          const size = (count / most) * height;
          return (
            <g key={i}>
              <title>{intervalText(activity, i)}</title>
              <rect className={styles.space} x={i} y={0} width={1} height={height} />
              {count > 0 && (
                <rect
                  className={styles.bar}
                  x={i + 0.08}
                  y={height - Math.max(size, 2)}
                  width={0.84}
                  height={Math.max(size, 2)}
                />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className={styles.ends}>
        <span>{dateTimeFormat(activity.from)}</span>
        <span>{dateTimeFormat(startOf(activity, counts.length))}</span>
      </figcaption>
    </figure>
  );
}

function startOf({ from, step }: Activity, index: number): number {
  return Date.parse(from) + index * step;
}

function intervalText(activity: Activity, index: number): string {
  return t('alert-group.activity.interval', '{{time}}: {{count}} alerts', {
    time: dateTimeFormat(startOf(activity, index)),
    count: activity.counts[index] ?? 0,
    interpolation: { escapeValue: false },
  });
}

function describe(activity: Activity): string {
  const { counts, step } = activity;
  const peak = counts.indexOf(Math.max(...counts));
  return t('alert-group.activity.description', 'Alerts per {{interval}} from {{from}} to {{to}}; most at {{peak}}', {
    interval: durationText(new Date(0), new Date(step)),
    from: dateTimeFormat(activity.from),
    to: dateTimeFormat(startOf(activity, counts.length)),
    peak: intervalText(activity, peak),
    interpolation: { escapeValue: false },
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, minWidth: theme.spacing(40) }),
  bars: css({ display: 'block', width: '100%', height, borderBottom: `1px solid ${theme.colors.border.medium}` }),
  bar: css({ fill: theme.colors.text.secondary, pointerEvents: 'none' }),
  space: css({ fill: 'transparent', '&:hover': { fill: theme.colors.action.hover } }),
  ends: css({
    display: 'flex',
    justifyContent: 'space-between',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
