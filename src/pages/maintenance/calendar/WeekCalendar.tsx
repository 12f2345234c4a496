import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { useMaintenanceOccurrences } from '../../../api/maintenance';
import { useNow } from '../../../components/time/useNow';
import { CalendarHead, type Span } from './CalendarHead';
import { byDay, type Day, dayOf, movedDay, rangeOf, weekOf } from './days';
import { firstDayOfWeek, formatDay } from './dayTexts';
import { columnHeight, WeekDay } from './WeekDay';

interface Props {
  windows: readonly MaintenanceWindow[];
  /** A day of the week. */
  day: Day;
  onDay: (day: Day) => void;
  onSpan: (span: Span) => void;
  onOpen: (uid: string) => void;
}

/** Seven days with the windows as bars along the hours. Where there is no room for that, it lists the days on which there is something. */
export function WeekCalendar({ windows, day, onDay, onSpan, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const week = useMemo(() => weekOf(day, firstDayOfWeek()), [day]);
  const { from, to } = rangeOf([week]);
  const { data } = useMaintenanceOccurrences(from, to);
  const now = useNow();
  const today = dayOf(now);
  const named = new Map(windows.map((window) => [window.uid, window]));
  const known = (data?.occurrences ?? []).filter(({ uid }) => named.has(uid));
  const days = byDay(known, week);
  const title = `${formatDay(week[0] ?? day, 'LL')} – ${formatDay(week.at(-1) ?? day, 'LL')}`;
  return (
    <Stack direction="column" gap={1}>
      <CalendarHead
        span="week"
        onSpan={onSpan}
        title={title}
        texts={{
          before: t('maintenance.week-before', 'Week before'),
          after: t('maintenance.week-after', 'Week after'),
          present: t('maintenance.week-today', 'This week'),
        }}
        isPresent={week.includes(today)}
        onMove={(by) => onDay(movedDay(week[0] ?? day, 7 * by))}
        onPresent={() => onDay(today)}
        hasMore={data?.hasMore === true}
      />
      {data && days.size === 0 && (
        <Text color="secondary">{t('maintenance.week-none', 'No maintenance in this week.')}</Text>
      )}
      <div className={styles.place}>
        <div className={styles.frame}>
          <div className={styles.hours} aria-hidden>
            {hours.map((hour) => (
              <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
                {`${String(hour).padStart(2, '0')}:00`}
              </span>
            ))}
          </div>
          <ol className={styles.days} aria-label={title}>
            {week.map((one) => (
              <WeekDay
                key={one}
                day={one}
                now={one === today ? now : undefined}
                occurrences={days.get(one) ?? []}
                windows={named}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </div>
      </div>
    </Stack>
  );
}

/** Those that are named at the side. */
const hours = [0, 3, 6, 9, 12, 15, 18, 21];

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ containerType: 'inline-size' }),
  frame: css({ display: 'flex', gap: theme.spacing(1), overflowX: 'auto' }),
  hours: css({
    position: 'relative',
    flex: `0 0 ${theme.spacing(5)}`,
    height: columnHeight,
    // As much as the name of a day takes.
    marginTop: theme.spacing(4),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '& > span': { position: 'absolute', right: 0, lineHeight: 1 },
    '@container (width < 640px)': { display: 'none' },
  }),
  days: css({
    display: 'flex',
    flex: 1,
    minWidth: 0,
    listStyle: 'none',
    '@container (width < 640px)': { display: 'block' },
  }),
});
