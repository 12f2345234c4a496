import { quantile } from '../measure/statistics.ts';
import type { Row } from './row.ts';

/** A row of Bellhook's latencies. @param times in milliseconds */
export function latencyRow(
  { scenario, variant, slices }: Pick<Row, 'scenario' | 'variant' | 'slices'>,
  times: readonly number[]
): Row {
  return {
    scenario,
    variant,
    server: 'Bellhook',
    rate: null,
    spread: null,
    ratio: null,
    comparedWith: null,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: null,
    rss: null,
    slices,
  };
}
