import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import type { Occurrence } from '../../../api/maintenance';
import { cutLines } from '../../../components/cutLines';
import { onlyRead } from '../../../components/onlyRead';
import { lastsAt, timesText } from './dayTexts';

interface Props {
  day: string;
  /** The day in words. */
  label: string;
  occurrences: readonly Occurrence[];
  windows: ReadonlyMap<string, MaintenanceWindow>;
  onOpen: (uid: string) => void;
}

/** What a day shows at first. */
const few = 4;

/** A day with what lies on it. */
export function DayCell({ day, label, occurrences, windows, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const [showsAll, setShowsAll] = useState(false);
  const known = occurrences.filter(({ uid }) => windows.has(uid));
  const shown = showsAll ? known : known.slice(0, few);
  return (
    <>
      <time dateTime={day} className={styles.day}>
        <span aria-hidden data-part="number">
          {Number(day.slice(8))}
        </span>
        <span className={styles.words}>{label}</span>
      </time>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((one) => (
            <li key={`${one.uid} ${one.startsAt}`}>
              <button
                type="button"
                className={cx(styles.one, lastsAt(one, serverClock.now()) && styles.active)}
                title={windows.get(one.uid)?.name}
                onClick={() => onOpen(one.uid)}
              >
                <span className={styles.text}>
                  {timesText(day, one)} <bdi>{windows.get(one.uid)?.name}</bdi>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {known.length > shown.length && (
        <Button size="sm" fill="text" variant="secondary" onClick={() => setShowsAll(true)}>
          {t('maintenance.calendar-rest', '{{number}} more', { number: known.length - shown.length })}
        </Button>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  day: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '@container (width < 640px)': { '& [data-part="number"]': { display: 'none' } },
  }),
  words: css({
    // It is seen where days stand alone.
    '@container (width >= 640px)': { ...onlyRead, whiteSpace: 'nowrap' },
  }),
  list: css({ listStyle: 'none', display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25) }),
  one: css({
    display: 'block',
    width: '100%',
    padding: theme.spacing(0.25, 0.5),
    border: 'none',
    borderLeft: `3px solid ${theme.colors.border.strong}`,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
  text: css(cutLines(2)),
  active: css({ borderLeftColor: theme.colors.warning.border }),
});
