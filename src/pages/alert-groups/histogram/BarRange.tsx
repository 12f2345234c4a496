import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type BarSpan, steppedSpan } from './barSpan';

interface Props {
  /** How many bars there are, all of one width. */
  count: number;
  /** What is said of the bars from one to another. */
  textOf: (one: number, other: number) => string;
  /** Called with the bar that is clicked, twice, or the ends of a drag. */
  onRange: (one: number, other: number) => void;
}

/**
 * Lies over the bars: it marks the one under the pointer, says what it is, and takes clicks and drags. With the keyboard the arrows go
 * from bar to bar, Shift takes more of them, and Enter stands for the click.
 */
export function BarRange({ count, textOf, onRange }: Props) {
  const styles = useStyles2(getStyles);
  const [isDragged, setDragged] = useState(false);
  /** From where a drag began, or keys with Shift, to the bar under the pointer or the cursor. */
  const [span, setSpan] = useState<BarSpan | null>(null);
  const from = span === null ? 0 : Math.min(span.begun, span.at, count - 1);
  const to = span === null ? 0 : Math.min(Math.max(span.begun, span.at), count - 1);
  const barAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const stepped = steppedSpan(span, event, count);
    if (stepped !== null) {
      event.preventDefault();
      setSpan(stepped);
    } else if (event.key === 'Enter' && span !== null) {
      event.preventDefault();
      onRange(span.begun, span.at);
    }
  };
  return (
    <div
      className={styles.area}
      data-testid="histogram-bars"
      role="slider"
      tabIndex={0}
      aria-label={t('alert-groups.histogram.bar', 'Bar; Enter zooms in')}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={(span?.at ?? count - 1) + 1}
      aria-valuetext={textOf(span === null ? count - 1 : from, span === null ? count - 1 : to)}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => target.matches(':focus-visible') && setSpan({ begun: count - 1, at: count - 1 })}
      onBlur={() => setSpan(null)}
      onPointerDown={(event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture?.(event.pointerId);
          setDragged(true);
          setSpan({ begun: barAt(event), at: barAt(event) });
        }
      }}
      onPointerMove={(event) => {
        const at = barAt(event);
        setSpan({ begun: isDragged ? (span?.begun ?? at) : at, at });
      }}
      onPointerLeave={() => !isDragged && setSpan(null)}
      onPointerCancel={() => setDragged(false)}
      onPointerUp={(event) => {
        if (isDragged) {
          setDragged(false);
          onRange(span?.begun ?? barAt(event), barAt(event));
        }
      }}
    >
      {span !== null && (
        <>
          <div
            className={styles.mark}
            style={{ left: `${(100 * from) / count}%`, width: `${(100 * (to - from + 1)) / count}%` }}
          />
          <div className={styles.text} style={from > count / 2 ? { left: 0 } : { right: 0 }}>
            {textOf(from, to)}
          </div>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  area: css({
    position: 'absolute',
    inset: 0,
    cursor: 'crosshair',
    touchAction: 'pan-y',
    userSelect: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  mark: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    minWidth: 2,
    background: theme.colors.action.selected,
    pointerEvents: 'none',
  }),
  text: css({
    position: 'absolute',
    top: 0,
    padding: theme.spacing(0, 0.75),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  }),
});
