import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PointerEvent, useState } from 'react';

interface Props {
  /** How many bars there are, all of one width. */
  count: number;
  /** What is said of the bars from one to another. */
  textOf: (one: number, other: number) => string;
  /** Called with the bar that is clicked, twice, or the ends of a drag. */
  onRange: (one: number, other: number) => void;
}

/** Lies over the bars: it marks the one under the pointer, says what it is, and takes clicks and drags. */
export function BarRange({ count, textOf, onRange }: Props) {
  const styles = useStyles2(getStyles);
  /** The bar where a drag began, and the one under the pointer. */
  const [begun, setBegun] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const from = Math.min(begun ?? over ?? 0, over ?? 0);
  const to = Math.max(begun ?? over ?? 0, over ?? 0);
  const barAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
  };
  return (
    <div
      className={styles.area}
      data-testid="histogram-bars"
      onPointerDown={(event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture?.(event.pointerId);
          setBegun(barAt(event));
          setOver(barAt(event));
        }
      }}
      onPointerMove={(event) => setOver(barAt(event))}
      onPointerLeave={() => begun === null && setOver(null)}
      onPointerCancel={() => setBegun(null)}
      onPointerUp={(event) => {
        if (begun !== null) {
          setBegun(null);
          onRange(begun, barAt(event));
        }
      }}
    >
      {over !== null && (
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
  area: css({ position: 'absolute', inset: 0, cursor: 'crosshair', touchAction: 'pan-y', userSelect: 'none' }),
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
