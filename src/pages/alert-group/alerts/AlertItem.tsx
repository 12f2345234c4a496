import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeFormatTimeAgo, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, Icon, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useId } from 'react';
import { serverClock } from '../../../api/client/serverClock';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { SignalBadge } from '../../../components/alert-group/SignalBadge';
import { cut } from '../../../components/cut';
import { durationText } from '../../../components/time/durationText';
import { AlertTitle } from '../../../components/title/AlertTitle';
import type { Repeats } from './foldRepeats';

interface Props {
  repeats: Repeats;
  isOpen: boolean;
  onToggle: () => void;
  /** Shows each of the repeats, or folds them again. */
  onUnfold: () => void;
  isUnfolded: boolean;
  /** The text of the button that compares it with another one. */
  compareText: string;
  onCompare: (() => void) | undefined;
  children: ReactNode;
}

/** An alert in a row, with those that repeat it; its details below it once it is opened. */
export function AlertItem({
  repeats,
  isOpen,
  onToggle,
  onUnfold,
  isUnfolded,
  compareText,
  onCompare,
  children,
}: Props) {
  const styles = useStyles2(getStyles);
  const { newest: alert, alerts } = repeats;
  const panelId = useId();
  return (
    <div className={styles.item}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.summary}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
          <time
            className={styles.time}
            dateTime={alert.receivedAt}
            title={dateTimeFormatTimeAgo(serverClock.inBrowser(alert.receivedAt))}
          >
            {dateTimeFormat(alert.receivedAt)}
          </time>
          <SignalBadge signal={alert.signal} />
          {alert.severity && <SeverityBadge severity={alert.severity} />}
          <span className={styles.title}>
            {alert.title === null ? (
              t('alert-group.alert-untitled', 'Without a title')
            ) : (
              <AlertTitle title={alert.title} />
            )}
          </span>
          {alert.failures.length > 0 && (
            <Badge
              color="orange"
              icon="exclamation-triangle"
              text={t('alert-group.alert-failures', '{{count}} templates failed', { count: alert.failures.length })}
            />
          )}
        </button>
        {alerts.length > 1 && (
          <Button size="sm" variant="secondary" fill="text" aria-expanded={isUnfolded} onClick={onUnfold}>
            {repeatsText(repeats)}
          </Button>
        )}
        {onCompare && (
          <Button size="sm" variant="secondary" fill="text" onClick={onCompare}>
            {compareText}
          </Button>
        )}
      </div>
      {isOpen && (
        <div id={panelId} className={styles.panel}>
          {children}
        </div>
      )}
    </div>
  );
}

function repeatsText({ newest, oldest, alerts }: Repeats): string {
  return t('alert-group.alerts-repeated', '{{count}} identical in {{duration}}', {
    count: alerts.length,
    duration: durationText(new Date(oldest.receivedAt), new Date(newest.receivedAt)),
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
  line: css({ display: 'flex', alignItems: 'center', '@container (width < 500px)': { flexWrap: 'wrap' } }),
  summary: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    flex: `1 1 ${theme.spacing(30)}`,
    minWidth: 0,
    padding: theme.spacing(0.5),
    textAlign: 'left',
    color: 'inherit',
    background: 'none',
    border: 'none',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  time: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  // In a narrow place the title has its own line.
  title: css({
    flex: `1 1 ${theme.spacing(25)}`,
    minWidth: 0,
    '& > bdi': cut,
  }),
  panel: css({ padding: theme.spacing(0.5, 1, 1) }),
});
