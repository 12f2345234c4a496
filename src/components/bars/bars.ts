import { states } from '../../../pkg/contract/alert-groups/states.ts';
import { severities } from '../../../pkg/contract/templates/templates.ts';

/** What is counted in intervals of the same length. */
export interface BarData {
  from: string;
  /** Length of an interval, in milliseconds. */
  step: number;
  series: Array<{ value: string; counts: number[] }>;
}

/** A part of every bar: the severity, state or outcome that it stands for. */
interface Layer {
  value: string;
  /** Per bar, this layer and all below it. */
  heights: number[];
}

/** The bars, drawn from the highest layer to the lowest, so that each covers the foot of the one before. */
interface Bars {
  /** Where each interval begins, in milliseconds since 1970. */
  times: number[];
  layers: Layer[];
}

/** From the foot of a bar to its top; whatever else there is lies above. */
const order: readonly string[] = [...severities, ...states, 'accepted', 'limited', 'rejected'];

/** Stacks the counts. */
export function toBars({ from, step, series }: BarData): Bars {
  const start = Date.parse(from);
  const length = barCount({ series });
  const rank = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  const sorted = [...series].sort((one, other) => rank(one.value) - rank(other.value));
  const sums = Array.from({ length }, () => 0);
  const layers = sorted.map(({ value, counts }) => {
    counts.forEach((count, index) => {
      sums[index] = (sums[index] ?? 0) + count;
    });
    return { value, heights: [...sums] };
  });
  return {
    times: Array.from({ length }, (_, index) => start + index * step),
    layers: layers.reverse(),
  };
}

/** How much the bar counts, in all layers. */
export function totalOf({ series }: Pick<BarData, 'series'>, index: number): number {
  return series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0);
}

/** The same of each bar. */
export function totalsOf(data: Pick<BarData, 'series'>): number[] {
  return Array.from({ length: barCount(data) }, (_, index) => totalOf(data, index));
}

export function barCount({ series }: Pick<BarData, 'series'>): number {
  return Math.max(0, ...series.map(({ counts }) => counts.length));
}
