import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useId } from 'react';
import { useHistogram } from '../../../api/groupSearch';
import { barCount } from '../../../components/bars/bars';
import { BarRange } from './BarRange';
import { useHistogramLook } from './histogramLook';
import { barsText, histogramText } from './histogramText';
import { useZoom } from './useZoom';

const Plot = lazy(() =>
  import('../../../components/bars/Plot').then(({ Plot: component }) => ({ default: component }))
);

interface Props {
  /** The text of the query that applies. */
  query: string;
  onChange: (query: string) => void;
}

/** When the groups of the query started. A click on a bar, or a drag over several, narrows the query to their time. */
export function Histogram({ query, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [{ by, isOpen }, changeLook] = useHistogramLook();
  const { data } = useHistogram(query, by, isOpen);
  const { zoomIn, zoomOut } = useZoom(query, onChange);
  const id = useId();
  return (
    <section
      className={cx(styles.place, isOpen && styles.open)}
      aria-label={t('alert-groups.histogram.name', 'When the groups started')}
    >
      <div id={id} className={styles.bars}>
        {isOpen && data && barCount(data) > 0 && (
          <>
            <div role="img" aria-label={histogramText(data)}>
              <Suspense>
                <Plot data={data} height={height} />
              </Suspense>
            </div>
            <BarRange
              count={barCount(data)}
              textOf={(one, other) => barsText(data, one, other)}
              onRange={(one, other) => zoomIn(data, one, other)}
            />
          </>
        )}
      </div>
      <div className={styles.side}>
        <span className={styles.buttons}>
          {zoomOut && (
            <IconButton
              name="search-minus"
              size="sm"
              tooltip={t('alert-groups.histogram.zoom-out', 'Zoom out')}
              onClick={zoomOut}
            />
          )}
          <IconButton
            name={isOpen ? 'angle-up' : 'angle-down'}
            size="sm"
            aria-expanded={isOpen}
            aria-controls={id}
            tooltip={
              isOpen
                ? t('alert-groups.histogram.close', 'Hide when the groups started')
                : t('alert-groups.histogram.open', 'Show when the groups started')
            }
            onClick={() => changeLook({ by, isOpen: !isOpen })}
          />
        </span>
        {isOpen && (
          <button
            type="button"
            className={styles.by}
            onClick={() => changeLook({ by: by === 'severity' ? 'state' : 'severity', isOpen })}
          >
            {by === 'severity'
              ? t('alert-groups.histogram.by-severity', 'by severity')
              : t('alert-groups.histogram.by-state', 'by state')}
          </button>
        )}
      </div>
    </section>
  );
}

/** In px; the bars keep their place while there is nothing to show yet. */
const height = 40;

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ display: 'flex', alignItems: 'end', gap: theme.spacing(1), width: '100%' }),
  open: css({ height }),
  bars: css({
    position: 'relative',
    flex: 1,
    minWidth: 0,
    height: '100%',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  side: css({
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    alignItems: 'end',
    width: 76,
    height: '100%',
  }),
  buttons: css({ display: 'flex', gap: theme.spacing(0.5), '& > *': { margin: 0 } }),
  by: css({
    padding: 0,
    background: 'none',
    border: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
