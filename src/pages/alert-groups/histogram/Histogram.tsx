import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useState } from 'react';
import { type HistogramBy, useHistogram } from '../../../api/groupSearch';
import { BarRange } from './BarRange';
import { barCount } from './bars';
import { barsText, histogramText } from './histogramText';
import { zoom } from './zoom';

const Plot = lazy(() => import('./Plot').then(({ Plot: component }) => ({ default: component })));

interface Props {
  /** The text of the query that applies. */
  query: string;
  onChange: (query: string) => void;
}

/** When the groups of the query started. A click on a bar, or a drag over several, narrows the query to their time. */
export function Histogram({ query, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [by, setBy] = useState<HistogramBy>('severity');
  const { data } = useHistogram(query, by);
  return (
    <section className={styles.place} aria-label={t('alert-groups.histogram.name', 'When the groups started')}>
      <div className={styles.bars}>
        {data && barCount(data) > 0 && (
          <>
            <div role="img" aria-label={histogramText(data)}>
              <Suspense>
                <Plot data={data} height={height} />
              </Suspense>
            </div>
            <BarRange
              count={barCount(data)}
              textOf={(one, other) => barsText(data, one, other)}
              onRange={(one, other) => onChange(zoom(query, data, one, other))}
            />
          </>
        )}
      </div>
      <button type="button" className={styles.by} onClick={() => setBy(by === 'severity' ? 'state' : 'severity')}>
        {by === 'severity'
          ? t('alert-groups.histogram.by-severity', 'by severity')
          : t('alert-groups.histogram.by-state', 'by state')}
      </button>
    </section>
  );
}

/** In px; the bars keep their place while there is nothing to show yet. */
const height = 40;

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ display: 'flex', alignItems: 'end', gap: theme.spacing(1), width: '100%', height }),
  bars: css({
    position: 'relative',
    flex: 1,
    minWidth: 0,
    height,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  by: css({
    width: 76,
    padding: 0,
    background: 'none',
    border: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    textAlign: 'end',
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
