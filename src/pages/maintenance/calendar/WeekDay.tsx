import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import type { Occurrence } from '../../../api/maintenance';
import { onlyRead } from '../../../components/onlyRead';
import { type Day, minutesOn } from './days';
import { formatDay, lastsAt, timesText } from './dayTexts';
import { layOut } from './lanes';

interface Props {
  day: Day;
  /** Undefined where it is another day. Milliseconds since 1970. */
  now: number | undefined;
  occurrences: readonly Occurrence[];
  windows: ReadonlyMap<string, MaintenanceWindow>;
  onOpen: (uid: string) => void;
}

/** In pixels. */
const hourHeight = 28;
export const columnHeight = 24 * hourHeight;

/** What a bar takes at least, in minutes, so that it can be read. */
const leastMinutes = 45;

/** A bar in a lane, in pixels at least. */
const leastWidth = 64;

const dayMinutes = 24 * 60;

/** A day of a week, with a bar for each window along the hours of the day. */
export function WeekDay({ day, now, occurrences, windows, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const stretches = occurrences.map((one) => {
    const { from, to } = minutesOn(day, one);
    const begin = Math.min(from, dayMinutes - leastMinutes);
    return { from: begin, to: Math.max(to, begin + leastMinutes) };
  });
  const placed = layOut(stretches);
  const lanes = Math.max(1, ...placed.map((one) => one.lanes));
  return (
    <li
      className={cx(styles.day, now !== undefined && styles.today)}
      style={{ minWidth: lanes * leastWidth }}
      data-empty={occurrences.length === 0}
    >
      <h3 className={styles.head}>
        <time dateTime={day} title={formatDay(day, 'dddd, LL')}>
          {formatDay(day, 'ddd D')}
        </time>
      </h3>
      <div className={styles.column}>
        {now !== undefined && (
          <div className={styles.now} style={{ top: topOf(minutesOn(day, at(now)).from) }}>
            <span className={styles.words}>
              {t('maintenance.week-now', 'Now: {{time}}', { time: dateTimeFormat(now, { format: 'HH:mm' }) })}
            </span>
          </div>
        )}
        <ul className={styles.list}>
          {occurrences.map((one, i) => {
            const { from, to } = stretches[i] ?? { from: 0, to: 0 };
            const { lane, lanes: of } = placed[i] ?? { lane: 0, lanes: 1 };
            const name = windows.get(one.uid)?.name ?? one.uid;
            const times = timesText(day, one);
            const whole = `${name} ${times}`;
            return (
              <li
                key={`${one.uid} ${one.startsAt}`}
                className={styles.bar}
                style={{
                  top: topOf(from),
                  height: topOf(to - from),
                  left: `${(lane / of) * 100}%`,
                  width: `${100 / of}%`,
                }}
              >
                <button
                  type="button"
                  className={cx(styles.one, now !== undefined && lastsAt(one, now) && styles.active)}
                  title={whole}
                  onClick={() => onOpen(one.uid)}
                >
                  <span className={styles.text}>
                    <bdi>{name}</bdi> <span className={styles.times}>{times}</span>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </li>
  );
}

function at(now: number) {
  const time = new Date(now).toISOString();
  return { startsAt: time, endsAt: time };
}

function topOf(minutes: number): string {
  return `${(minutes / dayMinutes) * 100}%`;
}

/** Where days are one below the other. */
const narrow = '@container (width < 640px)';

const getStyles = (theme: GrafanaTheme2) => ({
  day: css({
    flex: '1 1 0',
    [narrow]: { minWidth: '0 !important', marginBottom: theme.spacing(1), '&[data-empty="true"]': { display: 'none' } },
  }),
  today: css({ '& > h3': { color: theme.colors.primary.text } }),
  head: css({
    height: theme.spacing(4),
    margin: 0,
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.body.fontSize,
    whiteSpace: 'nowrap',
  }),
  column: css({
    position: 'relative',
    height: columnHeight,
    border: `1px solid ${theme.colors.border.weak}`,
    marginLeft: -1,
    backgroundImage: `repeating-linear-gradient(${theme.colors.border.weak} 0 1px, transparent 1px ${3 * hourHeight}px)`,
    [narrow]: { height: 'auto', border: 'none', background: 'none' },
  }),
  now: css({
    position: 'absolute',
    zIndex: 1,
    width: '100%',
    borderTop: `2px solid ${theme.colors.error.border}`,
    pointerEvents: 'none',
    [narrow]: { position: 'static' },
  }),
  words: css({
    ...onlyRead,
    whiteSpace: 'nowrap',
    [narrow]: {
      ...{ position: 'static', display: 'block', width: 'auto', height: 'auto', clipPath: 'none' },
      padding: theme.spacing(0, 1),
    },
  }),
  list: css({ listStyle: 'none' }),
  bar: css({
    position: 'absolute',
    padding: 1,
    [narrow]: { position: 'static', width: 'auto !important', height: 'auto !important' },
  }),
  one: css({
    display: 'flex',
    width: '100%',
    height: '100%',
    padding: theme.spacing(0, 0.5),
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderLeft: `3px solid ${theme.colors.border.strong}`,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.4,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
    [narrow]: { padding: theme.spacing(0.5, 1) },
  }),
  // No line is cut through its middle.
  text: css({ maxHeight: 'round(down, 100%, 1lh)', overflow: 'hidden' }),
  times: css({ whiteSpace: 'nowrap' }),
  active: css({ borderLeftColor: theme.colors.warning.border }),
});
