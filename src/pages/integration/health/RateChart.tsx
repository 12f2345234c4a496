import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import type { IntegrationHealth } from '../../../../pkg/contract/types.ts';
import { barCount } from '../../../components/bars/bars';
import { rateText } from './rateText';

const Plot = lazy(() =>
  import('../../../components/bars/Plot').then(({ Plot: component }) => ({ default: component }))
);

/** What came in each of the last 24 hours: a bar each, of what was accepted, rejected and refused by the quota. */
export function RateChart({ rate }: { rate: IntegrationHealth['rate'] }) {
  const styles = useStyles2(getStyles);
  const start = Date.parse(rate.from);
  const timeAt = (hour: number) => dateTimeFormat(start + hour * rate.step, { format: 'HH:mm' });
  return (
    <figure className={styles.figure}>
      <div className={styles.bars} role="img" aria-label={rateText(rate)}>
        <Suspense>
          <Plot data={rate} height={height} />
        </Suspense>
      </div>
      <figcaption className={styles.caption}>
        <span>{timeAt(0)}</span>
        <span>
          {t(
            'integration.health.by-hour',
            'Deliveries by hour; those rejected are red, those that the quota refused orange'
          )}
        </span>
        <span>{timeAt(barCount(rate))}</span>
      </figcaption>
    </figure>
  );
}

/** In px; the bars keep their place while their code is loaded. */
const height = 64;

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, width: '100%' }),
  bars: css({ height, borderBottom: `1px solid ${theme.colors.border.weak}` }),
  caption: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
