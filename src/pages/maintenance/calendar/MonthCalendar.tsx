import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import { useMaintenanceOccurrences } from '../../../api/maintenance';
import { CalendarHead, type Span } from './CalendarHead';
import { DayCell } from './DayCell';
import { byDay, dayOf, movedMonth, rangeOf, weeksOf } from './days';
import { firstDayOfWeek, formatDay } from './dayTexts';

interface Props {
  windows: readonly MaintenanceWindow[];
  /** As `2026-11`. */
  month: string;
  onMonth: (month: string) => void;
  onSpan: (span: Span) => void;
  onOpen: (uid: string) => void;
}

/** A month with the windows of each day. Where there is no room for a table, it has the days on which there is something. */
export function MonthCalendar({ windows, month, onMonth, onSpan, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const weeks = useMemo(() => weeksOf(month, firstDayOfWeek()), [month]);
  const { from, to } = rangeOf(weeks);
  const { data } = useMaintenanceOccurrences(from, to);
  const named = new Map(windows.map((window) => [window.uid, window]));
  const days = byDay(data?.occurrences ?? [], weeks.flat());
  const title = monthTitle(month);
  const today = dayOf(serverClock.now());
  const isEmpty = !weeks.flat().some((day) => day.startsWith(month) && days.has(day));
  return (
    <Stack direction="column" gap={1}>
      <CalendarHead
        span="month"
        onSpan={onSpan}
        title={title}
        texts={{
          before: t('maintenance.calendar-before', 'Month before'),
          after: t('maintenance.calendar-after', 'Month after'),
          present: t('maintenance.calendar-today', 'This month'),
        }}
        isPresent={today.startsWith(month)}
        onMove={(by) => onMonth(movedMonth(month, by))}
        onPresent={() => onMonth(today.slice(0, 7))}
        hasMore={data?.hasMore === true}
      />
      <div className={styles.place}>
        {isEmpty && (
          <div className={styles.empty}>
            <Text color="secondary">{t('maintenance.calendar-none', 'No maintenance in this month.')}</Text>
          </div>
        )}
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              {weeks[0]?.map((day) => (
                <th key={day} scope="col">
                  {formatDay(day, 'ddd')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td
                    key={day}
                    className={cx(!day.startsWith(month) && styles.other, day === today && styles.today)}
                    data-empty={!days.has(day)}
                  >
                    <DayCell
                      day={day}
                      label={formatDay(day, 'dddd, LL')}
                      occurrences={days.get(day) ?? []}
                      windows={named}
                      onOpen={onOpen}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  );
}

function monthTitle(month: string): string {
  return formatDay(`${month}-01`, 'MMMM YYYY');
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ containerType: 'inline-size' }),
  empty: css({ marginBottom: theme.spacing(1) }),
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    '& th': { padding: theme.spacing(0.5, 1), textAlign: 'left', color: theme.colors.text.secondary },
    '& td': {
      height: theme.spacing(12),
      padding: theme.spacing(0.5),
      verticalAlign: 'top',
      border: `1px solid ${theme.colors.border.weak}`,
    },
    '@container (width < 640px)': {
      '&, & tbody, & tr, & td': { display: 'block', height: 'auto' },
      '& thead, & td[data-empty="true"]': { display: 'none' },
    },
  }),
  other: css({ background: theme.colors.background.canvas }),
  today: css({ boxShadow: `inset 0 0 0 2px ${theme.colors.primary.border}` }),
});
